import { dirname, delimiter } from 'node:path';

/** Variables of the host that a job may see: none of them can hold a secret. */
const KEPT = ['LAKEPORT_TERRAFORM', 'LANG', 'TZ'];

/**
 * The environment every step of a workflow starts from. Nothing of the host
 * gets in but the PATH, so that no token of the person at the machine can.
 */
export function runnerEnvironment(options: {
  registryUrl: string;
  npmCache: string;
  /** Value of LAKEPORT_REHEARSAL_ACCOUNT. */
  accountFile: string | undefined;
}): Record<string, string> {
  return {
    ...Object.fromEntries(
      KEPT.flatMap(name => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
    // A lock may name the registry that it was written with; here there is one.
    npm_config_replace_registry_host: 'always',
    npm_config_registry: options.registryUrl,
    npm_config_cache: options.npmCache,
    npm_config_globalconfig: '/dev/null',
    npm_config_noproxy: '127.0.0.1,localhost',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    // Terraform would call home otherwise.
    CHECKPOINT_DISABLE: '1',
    ...(options.accountFile
      ? { LAKEPORT_REHEARSAL_ACCOUNT: options.accountFile }
      : {}),
  };
}
