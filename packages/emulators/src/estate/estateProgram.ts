import { parseArgs } from 'node:util';
import { endOnSignal } from '../endOnSignal';
import { readPort } from '../readPort';
import { startEstateEmulator } from './startEstateEmulator';

export const ESTATE_USAGE = `       emulators estate [--accounts 1] [--workspaces 100] [--catalogs 1000] [--schemas 10000]
                 [--tables 100000] [--columns 8] [--vpcs 60] [--latency-ms 20]
                 [--requests-per-second NUMBER] [--huge-ids] [--page-size NUMBER]
                 [--databricks-port 8098] [--aws-port 8097]
`;

const NUMBERS = [
  'accounts',
  'workspaces',
  'catalogs',
  'schemas',
  'tables',
  'columns',
  'vpcs',
  'latency-ms',
  'requests-per-second',
  'page-size',
] as const;

/**
 * `emulators estate`: a made-up estate in a process of its own. Prints one line
 * of JSON when it is up: where it is, and the app-config that leads to it.
 *
 * @throws for arguments that it does not have
 */
export async function estateProgram(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      accounts: { type: 'string' },
      workspaces: { type: 'string' },
      catalogs: { type: 'string' },
      schemas: { type: 'string' },
      tables: { type: 'string' },
      columns: { type: 'string' },
      vpcs: { type: 'string' },
      'latency-ms': { type: 'string' },
      'requests-per-second': { type: 'string' },
      'page-size': { type: 'string' },
      'huge-ids': { type: 'boolean' },
      'databricks-port': { type: 'string', default: '8098' },
      'aws-port': { type: 'string', default: '8097' },
    },
  });
  const number = (name: (typeof NUMBERS)[number]) => {
    const text = values[name];
    if (text !== undefined && !/^\d+$/.test(text)) {
      throw new Error(`--${name} must be a whole number, not "${text}"`);
    }
    return text === undefined ? undefined : Number(text);
  };
  const estate = await startEstateEmulator({
    accounts: number('accounts'),
    workspaces: number('workspaces'),
    catalogs: number('catalogs'),
    schemas: number('schemas'),
    tables: number('tables'),
    columns: number('columns'),
    vpcs: number('vpcs'),
    latencyMs: number('latency-ms'),
    requestsPerSecond: number('requests-per-second'),
    pageSize: number('page-size'),
    hugeIds: values['huge-ids'],
    databricksPort: readPort('databricks-port', values['databricks-port']),
    awsPort: readPort('aws-port', values['aws-port']),
  });
  endOnSignal(() => estate.stop());
  process.stdout.write(
    `${JSON.stringify({
      ready: true,
      databricks: estate.databricks,
      aws: estate.aws,
      size: estate.size,
      config: estate.config(),
      rehearsal: true,
    })}\n`,
  );
}
