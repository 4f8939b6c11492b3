import { createHash } from 'node:crypto';

const LONGEST = 63;
/** With six of them, two of 5,000 long names would be the same as likely as not. */
const DIGEST_DIGITS = 12;

/**
 * A valid entity name from a name that people gave: readable, the same every
 * time, and different for different things. The suffix tells things of the same
 * name apart; where the name itself had to be changed, a digest of it does.
 */
export function entityName(name: string, suffix: string): string {
  const slug = name.replace(/[^a-zA-Z0-9._-]+/g, '-').replace(/^[._-]+/, '');
  const room = LONGEST - suffix.length - 1;
  if (slug !== '' && slug === name && slug.length <= room) {
    return `${slug}-${suffix}`;
  }
  const digest = createHash('sha256')
    .update(name)
    .digest('hex')
    .slice(0, DIGEST_DIGITS);
  const short = slug.slice(0, room - digest.length - 1).replace(/[._-]+$/, '');
  return [short, digest, suffix].filter(part => part !== '').join('-');
}
