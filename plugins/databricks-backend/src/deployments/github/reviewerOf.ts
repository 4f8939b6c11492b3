import type { Reviewer } from '@lakeport/backstage-plugin-databricks-common';
import { z } from 'zod';

/** Who may review, as GitHub lists them: users have a login, teams a slug. */
const answer = z.object({
  type: z.enum(['User', 'Team']).optional(),
  reviewer: z.object({
    login: z.string().optional(),
    slug: z.string().optional(),
    name: z.string().nullish(),
    html_url: z.string().optional(),
  }),
});

/** A reviewer that GitHub names; none where it names nobody. */
export function reviewerOf(found: unknown): Reviewer[] {
  const { data } = answer.safeParse(found);
  if (!data) {
    return [];
  }
  const { login, slug, name: shown, html_url: url } = data.reviewer;
  const isTeam = data.type === 'Team' || (!data.type && !login);
  const name = isTeam ? slug ?? shown : login;
  return name
    ? [{ type: isTeam ? 'team' : 'user', name, ...(url && { url }) }]
    : [];
}
