import { z } from 'zod';

const claims = z.object({
  iss: z.string().optional(),
  sub: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  /** Seconds, as far as they are a date. */
  exp: z.number().max(8.64e12).min(-8.64e12).optional().catch(undefined),
});

/**
 * Says for whom a JWT is, without its signature or anything else that would
 * open a door. Nothing is verified: that is for who takes the token.
 */
export function describeJwt(token: string): string {
  let payload: unknown;
  try {
    payload = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'),
    );
  } catch {
    payload = undefined;
  }
  const parsed = claims.safeParse(payload);
  if (!parsed.success) {
    return 'no claims that can be read (it is not a JWT)';
  }
  const { iss, sub, aud, exp } = parsed.data;
  const audiences = [aud ?? []].flat();
  return [
    `issuer ${iss ?? 'unknown'}`,
    `subject ${sub ?? 'unknown'}`,
    `audience ${audiences.join(' and ') || 'unknown'}`,
    ...(exp === undefined
      ? []
      : [`expiry ${new Date(exp * 1000).toISOString()}`]),
  ].join(', ');
}
