/** Where the plugin's endpoints have what concerns a workflow: its id may be any text. */
export const pathOf = (workflow: string): string => `/workflows/${encodeURIComponent(workflow)}`;
