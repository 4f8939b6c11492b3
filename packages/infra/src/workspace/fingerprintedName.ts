import { Fn } from '#cdk';

/**
 * A name with a fingerprint of the very objects that its bearer stands for,
 * which Terraform takes. For what can only be replaced, and has to exist beside
 * its successor for a while: that one needs another name. A subnet that is made
 * anew has the same zone and addresses, but not the same id.
 */
export function fingerprintedName(
  name: string,
  ...ids: ReadonlyArray<string[]>
): string {
  return `${name}-${Fn.substr(
    Fn.sha256(Fn.join(',', Fn.concat([...ids]))),
    0,
    8,
  )}`;
}
