import type { Hook } from '../state/githubState';
import type { HookDelivery } from './HookDelivery';

/** GitHub's `webhook-config`; the secret is not read back. */
export function renderHookConfig(hook: Hook) {
  return {
    url: hook.url,
    content_type: hook.contentType,
    insecure_ssl: hook.insecureSsl,
    ...(hook.secret === undefined ? {} : { secret: '********' }),
  };
}

/**
 * GitHub's `hook` of a repository or `org-hook` of an organization.
 *
 * @param api - the address of what the hook belongs to
 */
export function renderHook(
  api: string,
  hook: Hook,
  last: HookDelivery | undefined,
) {
  const url = `${api}/hooks/${hook.id}`;
  const ofRepository = hook.target.type === 'repository';
  return {
    type: ofRepository ? 'Repository' : 'Organization',
    id: hook.id,
    name: 'web',
    active: hook.active,
    events: hook.events,
    config: renderHookConfig(hook),
    created_at: hook.createdAt,
    updated_at: hook.updatedAt,
    url,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    ...(ofRepository
      ? {
          test_url: `${url}/test`,
          last_response: last
            ? {
                code: last.statusCode || null,
                status: last.statusCode < 400 ? 'active' : 'misconfigured',
                message: last.status,
              }
            : { code: null, status: 'unused', message: null },
        }
      : {}),
  };
}

/** GitHub's `hook-delivery-item`. */
export function renderDeliveryItem(delivery: HookDelivery) {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.redelivery,
    duration: delivery.duration,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: null,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}

/** GitHub's `hook-delivery`, with request and answer. */
export function renderDelivery(delivery: HookDelivery) {
  return {
    ...renderDeliveryItem(delivery),
    url: delivery.url,
    request: delivery.request,
    response: delivery.response,
  };
}
