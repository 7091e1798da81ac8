/** The words of a refused request, as our endpoints and Payload's own put them: `{ errors: [{ message }] }`. */
export const readErrors = async (response: Response): Promise<string> => {
  const fallback = `The CMS answered ${response.status}.`;
  try {
    const { errors } = (await response.json()) as { errors?: { message?: string }[] };
    return (
      errors
        ?.map((e) => e.message)
        .filter(Boolean)
        .join(' ') || fallback
    );
  } catch {
    return fallback;
  }
};
