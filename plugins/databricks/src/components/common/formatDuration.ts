/**
 * The time between two ISO 8601 moments in hours, minutes and seconds:
 * `42 s`, `3 min 05 s`, `2 h 07 min`.
 *
 * @returns undefined if one of them is missing or not a date
 */
export function formatDuration(
  from: string | undefined,
  to: string | undefined,
): string | undefined {
  if (!from || !to) {
    return undefined;
  }
  const milliseconds = Date.parse(to) - Date.parse(from);
  if (Number.isNaN(milliseconds)) {
    return undefined;
  }
  // Clocks of two machines may disagree by a moment.
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min ${two(seconds % 60)} s`;
  }
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}
