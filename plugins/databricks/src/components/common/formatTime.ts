const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'long' });
const dateAndTime = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'long',
});

/**
 * A moment in the reader's own locale and zone, which it names: the time alone
 * if it is of today, else with its date.
 *
 * @param moment - milliseconds since the epoch or an ISO 8601 date
 * @returns the text, or the input itself if it is not a date
 */
export function formatTime(
  moment: number | string,
  now: Date = new Date(),
): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) {
    return String(moment);
  }
  return date.toDateString() === now.toDateString()
    ? time.format(date)
    : dateAndTime.format(date);
}
