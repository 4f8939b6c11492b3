import { z } from 'zod';

const answerSchema = z.object({
  sub_claim_prefix: z
    .string()
    .regex(/^repo:[^@/:]+@[1-9]\d{0,14}\/[^@/:]+@[1-9]\d{0,14}:?$/),
});

/**
 * The ids in GitHub's answer about the subject of a repository's OIDC tokens;
 * undefined where it says none. Only the prefix tells: `use_immutable_subject`
 * is false for repositories that have such subjects without having asked.
 *
 * Source: GitHub documentation, "OpenID Connect reference", immutable subject
 * claims, 2026; an answer of github.com is in Azure/azure-dev issue 9382.
 */
export function subjectIdsOf(
  answer: unknown,
): { owner: number; repository: number } | undefined {
  const { data } = answerSchema.safeParse(answer);
  const [owner, repository] =
    data?.sub_claim_prefix.match(/(?<=@)\d+/g)?.map(Number) ?? [];
  return data && { owner, repository };
}
