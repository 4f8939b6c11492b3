import { Octokit } from '@octokit/rest';

/** What became of what an organization's webhooks were told, the latest first. */
export async function organizationDeliveries(
  github: string,
  org: string,
): Promise<Array<{ event: string; statusCode: number }>> {
  const { rest } = new Octokit({
    baseUrl: `${github}/api/v3`,
    auth: 'ghs_local',
  });
  const { data: hooks } = await rest.orgs.listWebhooks({ org });
  const deliveries = await Promise.all(
    hooks.map(({ id }) =>
      rest.orgs.listWebhookDeliveries({ org, hook_id: id }),
    ),
  );
  return deliveries.flatMap(({ data }) =>
    data.map(({ event, status_code: statusCode }) => ({ event, statusCode })),
  );
}
