const MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * How far a time zone's clocks are ahead of UTC at an instant, in milliseconds.
 *
 * @throws RangeError for an unknown time zone
 */
export function zoneOffset(timeZone: string, instant: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format(timeZone).formatToParts(instant)) {
    part[type] = Number(value);
  }
  const local = Date.UTC(
    part.year,
    part.month - 1,
    part.day,
    part.hour,
    part.minute,
  );
  return local - Math.floor(instant / MINUTE) * MINUTE;
}

/** Making one takes a hundred times as long as using it. */
function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) {
    return known;
  }
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}
