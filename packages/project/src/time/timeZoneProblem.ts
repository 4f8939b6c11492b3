import { nearest } from '../nearest';
import { shown } from '../shown';

let zones: string[] | undefined;

const HINT = 'use an IANA time zone, such as Europe/Berlin or UTC';

/**
 * What is wrong with a text as an IANA time zone; undefined when nothing is.
 * Offsets such as +01:00 are none: they know no daylight saving time.
 */
export function timeZoneProblem(
  text: string,
): { message: string; hint: string } | undefined {
  const known = /^[A-Za-z][A-Za-z0-9_+/-]{1,50}$/.test(text)
    ? resolved(text)
    : undefined;
  if (known === undefined) {
    zones ??= Intl.supportedValuesOf('timeZone');
    const close = nearest(text, zones);
    return {
      message: `${shown(text)} is not a time zone`,
      hint: close ? `did you mean ${close}? ${HINT}` : HINT,
    };
  }
  // Others than JavaScript tell upper and lower case apart.
  return known !== text && known.toLowerCase() === text.toLowerCase()
    ? {
        message: `${shown(text)} is not how the time zone is written`,
        hint: `use ${known}`,
      }
    : undefined;
}

function resolved(timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions()
      .timeZone;
  } catch {
    return undefined;
  }
}
