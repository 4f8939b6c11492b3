import { parseArgs } from 'node:util';
import { endOnSignal } from './endOnSignal';
import { ESTATE_USAGE, estateProgram } from './estate/estateProgram';
import { readPort } from './readPort';
import { startEmulators } from './startEmulators';

const USAGE = `usage: emulators --data DIR [--port 8099] [--databricks-port 8098] [--aws-port 8097]
                 [--host 127.0.0.1] [--databricks-seed PATH.json] [--existing PATH.json]
                 [--lakeport-package PATH.tgz] [--lakeport-bundle PATH.cjs]
                 [--demo DIR] [--demo-skeleton DIR] [--organization NAME ...]
                 [--user NAME ...] [--oauth-client-id ID --oauth-client-secret SECRET]
                 [--sign-in-as NAME]
                 [--databricks-client-id ID --databricks-client-secret SECRET]
                 [--token-issuer URL] [--immutable-subjects] [--provisioning-seconds 0]
${ESTATE_USAGE}`;

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !(seconds >= 0)) {
    throw new Error(
      `--provisioning-seconds must be a number of at least 0, not "${text}"`,
    );
  }
  return seconds;
}

async function main(): Promise<void> {
  const [command, ...rest] = process.argv.slice(2);
  if (command === 'estate') {
    await estateProgram(rest);
    return;
  }
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8099' },
      'databricks-port': { type: 'string', default: '8098' },
      'aws-port': { type: 'string' },
      'databricks-seed': { type: 'string' },
      existing: { type: 'string' },
      'provisioning-seconds': { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string' },
      'lakeport-package': { type: 'string' },
      'lakeport-bundle': { type: 'string' },
      demo: { type: 'string' },
      'demo-skeleton': { type: 'string' },
      organization: { type: 'string', multiple: true },
      user: { type: 'string', multiple: true },
      'oauth-client-id': { type: 'string' },
      'oauth-client-secret': { type: 'string' },
      'sign-in-as': { type: 'string' },
      'databricks-client-id': { type: 'string' },
      'databricks-client-secret': { type: 'string' },
      'token-issuer': { type: 'string' },
      'immutable-subjects': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  if (!values.data) {
    throw new Error(
      '--data is missing: the folder that keeps the emulators’ state',
    );
  }
  const pair = (name: 'databricks' | 'oauth') => {
    const clientId = values[`${name}-client-id`];
    const clientSecret = values[`${name}-client-secret`];
    return clientId && clientSecret ? { clientId, clientSecret } : undefined;
  };
  const emulators = await startEmulators({
    data: values.data,
    port: readPort('port', values.port),
    databricksPort: readPort('databricks-port', values['databricks-port']),
    awsPort:
      values['aws-port'] === undefined
        ? undefined
        : readPort('aws-port', values['aws-port']),
    databricksSeed: values['databricks-seed'],
    existing: values.existing,
    provisioningSeconds: readSeconds(values['provisioning-seconds']),
    host: values.host,
    lakeportPackage: values['lakeport-package'],
    lakeportBundle: values['lakeport-bundle'],
    demo: values.demo,
    demoSkeleton: values['demo-skeleton'],
    organizations: values.organization,
    users: values.user,
    oauthApp: pair('oauth'),
    signInAs: values['sign-in-as'],
    databricksCredentials: pair('databricks'),
    tokenIssuer: values['token-issuer'],
    immutableSubjects: values['immutable-subjects'],
    log: line => process.stderr.write(`${line}\n`),
  });
  endOnSignal(() => emulators.stop());
  process.stdout.write(
    `${JSON.stringify({
      ready: true,
      github: emulators.github,
      databricks: emulators.databricks,
      aws: emulators.aws,
      npm: `${emulators.github}/npm/`,
      rehearsalAccount: emulators.accountFile,
      rehearsal: true,
    })}\n`,
  );
}

main().catch(error => {
  process.stderr.write(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
});
