import { Link } from '@payloadcms/ui';

/** A list to choose from, or a field with suggestions. */
export interface Choice {
  name: string;
  label: string;
  value: string | undefined;
  /** What stands for no choice. */
  any: string;
  options: { value: string; label: string }[];
}

interface FilterFormProps {
  path: string;
  label: string;
  q: string | undefined;
  /** What is searched by. */
  search?: string;
  choices: Choice[];
}

/** A search, and what a list shows. A plain form: it works by keyboard and by address. */
export const FilterForm = ({ path, label, q, search = 'Start of an e-mail address', choices }: FilterFormProps) => (
  <form action={path} aria-label={label} className="whenthen-search whenthen-search--wide" method="get" role="search">
    <input aria-label={search} defaultValue={q} name="q" placeholder={search} type="search" />
    {choices.map(({ name, label: what, value, any, options }) => (
      <select aria-label={what} defaultValue={value ?? ''} key={name} name={name}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {value !== undefined && !options.some((option) => option.value === value) && (
          <option value={value}>{value}</option>
        )}
      </select>
    ))}
    <button type="submit">Show</button>
    {(q !== undefined || choices.some(({ value }) => value !== undefined)) && (
      <Link className="whenthen-search__reset" href={path} prefetch={false}>
        Show all
      </Link>
    )}
  </form>
);
