import { digest } from './digest';

/**
 * A construct id, and with it a Terraform address, for a name that may hold
 * anything (a group "Data Engineers"). Names that are good identifiers stay as
 * they are; others get a fingerprint, so that two of them never meet. So do
 * names that every object has (a group "toString"): constructs takes a child of
 * that name for there already.
 */
export function constructId(name: string): string {
  if (/^[A-Za-z0-9_-]+$/.test(name) && !(name in Object.prototype)) {
    return name;
  }
  const readable = name.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 60);
  return `${readable}-${digest(name, 8)}`;
}
