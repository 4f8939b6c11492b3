import type { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';

/**
 * Where templates publish: host and web address of the first GitHub integration
 * of the configuration, `github.com` when none is configured. Templates are
 * static, so this is how the same one serves github.com and a server of one's own.
 */
export function sourceControl(config: Config): { host: string; url: string } {
  const [first] = ScmIntegrations.fromConfig(config).github.list();
  const { host, apiBaseUrl } = first?.config ?? { host: 'github.com' };
  // The integration knows no scheme of its own; the API's address tells it
  // when the API lives on the same host.
  const api = apiBaseUrl ? new URL(apiBaseUrl) : undefined;
  const protocol = api?.host === host ? api.protocol : 'https:';
  return { host, url: `${protocol}//${host}` };
}
