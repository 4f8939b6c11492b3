const day = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeZone: 'UTC',
});

/** A day such as 2026-09-01 in the reader's own locale, or the text itself if it is none. */
export function formatDay(date: string): string {
  const moment = new Date(date);
  return Number.isNaN(moment.getTime()) ? date : day.format(moment);
}
