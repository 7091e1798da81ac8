import { Link } from '@payloadcms/ui';
import type { Choice } from '../parts/FilterForm.js';

interface AuditFilterProps {
  path: string;
  choices: Choice[];
  since: string | undefined;
  until: string | undefined;
}

/** Who, what, which kind of thing, and between which days. A plain form: it works by keyboard and by address. */
export const AuditFilter = ({ path, choices, since, until }: AuditFilterProps) => (
  <form
    action={path}
    aria-label="Find entries"
    className="whenthen-search whenthen-search--wide"
    method="get"
    role="search"
  >
    {choices.map(({ name, label, value, any, options }) => (
      <select aria-label={label} defaultValue={value ?? ''} key={name} name={name}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    ))}
    <label className="whenthen-search__day">
      From
      <input defaultValue={since} name="since" type="date" />
    </label>
    <label className="whenthen-search__day">
      to
      <input defaultValue={until} name="until" type="date" />
    </label>
    <button type="submit">Show</button>
    {(since ?? until ?? choices.find(({ value }) => value !== undefined)) !== undefined && (
      <Link className="whenthen-search__reset" href={path} prefetch={false}>
        Show all
      </Link>
    )}
  </form>
);
