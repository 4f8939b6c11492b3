import { shown } from '../shown';

/** What is wrong with a text as a calendar day; undefined when nothing is. */
export function dateProblem(
  text: string,
): { message: string; hint: string } | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const day = match && new Date(`${text}T00:00:00Z`);
  // A day that its month does not have becomes another one, or none.
  return day &&
    !Number.isNaN(day.getTime()) &&
    day.toISOString().startsWith(text)
    ? undefined
    : {
        message: `${shown(text)} is not a day of the calendar`,
        hint: 'write year, month and day, such as 2027-06-30',
      };
}
