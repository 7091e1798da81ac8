import type { RowNote } from './outcome.js';

/** Rows that are listed; the file has them all. */
const SHOWN = 100;

interface RowNotesProps {
  notes: RowNote[];
  /** The cells of rows by their numbers. */
  known: Map<number, string[]>;
}

/** The rows that were refused or not taken in whole, and why. */
export const RowNotes = ({ notes, known }: RowNotesProps) => (
  <>
    <h2>{notes.some(({ taken }) => taken) ? 'Rows that need a look' : 'Refused rows'}</h2>
    <div className="table whenthen-table">
      <table cellPadding="0" cellSpacing="0">
        <thead>
          <tr>
            <th>Row</th>
            <th>Taken in</th>
            <th>Reason</th>
            <th>It says</th>
          </tr>
        </thead>
        <tbody>
          {notes.slice(0, SHOWN).map(({ row, reason, taken }) => (
            <tr key={row}>
              <td>{row}</td>
              <td>{taken ? 'in part' : 'no'}</td>
              <td>{reason}</td>
              <td className="whenthen-quiet">{(known.get(row) ?? []).join(', ').slice(0, 120)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {notes.length > SHOWN && <p className="whenthen-quiet">and {(notes.length - SHOWN).toLocaleString('en')} more</p>}
  </>
);
