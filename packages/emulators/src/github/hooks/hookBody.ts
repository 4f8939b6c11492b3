import { z } from 'zod';
import { isLoopbackUrl } from '../../http/isLoopbackUrl';
import { GithubError } from '../GithubError';
import type { Hook } from '../state/githubState';

export const hookConfig = z.object({
  url: z.string().optional(),
  content_type: z.enum(['json', 'form']).optional(),
  secret: z.string().optional(),
  insecure_ssl: z.union([z.string(), z.number()]).optional(),
});

const events = z.array(z.string().regex(/^(\*|[a-z_]+)$/));

export const newHook = z.object({
  name: z.literal('web').default('web'),
  config: hookConfig.default({}),
  events: events.default(['push']),
  active: z.boolean().default(true),
});

export const changedHook = z.object({
  config: hookConfig.optional(),
  events: events.optional(),
  add_events: events.default([]),
  remove_events: events.default([]),
  active: z.boolean().optional(),
});

/**
 * The parts of a webhook that its `config` says.
 *
 * @throws GithubError 422 for one without an address, or with one of another machine
 */
export function readHookConfig(
  config: z.infer<typeof hookConfig>,
): Pick<Hook, 'url' | 'contentType' | 'secret' | 'insecureSsl'> {
  const invalid = (message: string) =>
    new GithubError(422, 'Validation Failed', [
      { resource: 'Hook', code: 'custom', message },
    ]);
  if (!config.url) {
    throw invalid('Config must contain URL for webhooks');
  }
  if (!isLoopbackUrl(config.url)) {
    throw invalid(
      `url is not supported because it is not an address on this machine, to which alone the emulator tells what happens (${config.url})`,
    );
  }
  return {
    url: config.url,
    contentType: config.content_type ?? 'form',
    insecureSsl: String(config.insecure_ssl ?? '0'),
    ...(config.secret ? { secret: config.secret } : {}),
  };
}
