import {
  Server,
  ServerCredentials,
  loadPackageDefinition,
} from '@grpc/grpc-js';
import type {
  ServiceClientConstructor,
  UntypedServiceImplementation,
  handleUnaryCall,
} from '@grpc/grpc-js';
import type { RehearsalAccount } from '../account/RehearsalAccount';
import { loadProviderSchema } from '../schema/loadProviderSchema';
import type { ProviderName } from '../schema/loadProviderSchema';
import type { ProviderSchema } from '../schema/ProviderSchema';
import { tfplugin6 } from '../wire/tfplugin6';
import { Provider } from './Provider';

const PROVIDERS: readonly ProviderName[] = [
  'aws',
  'databricks',
  'time',
  'random',
  'null',
];

/** Terraform and OpenTofu complete a short source by registries of their own. */
const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

const MAX_MESSAGE = 64 * 1024 * 1024;

/**
 * How the providers are served.
 *
 * @public
 */
export interface ProviderServerOptions {
  /**
   * The only types that are offered, which makes every Terraform command
   * quicker; all of the providers' types when left out.
   */
  types?: readonly string[];
}

function offered(
  schema: ProviderSchema,
  types: readonly string[] | undefined,
): ProviderSchema {
  if (!types) {
    return schema;
  }
  const pick = (all: ProviderSchema['resources']) =>
    Object.fromEntries(
      types.filter(type => all[type]).map(type => [type, all[type]]),
    );
  return {
    ...schema,
    resources: pick(schema.resources),
    dataSources: pick(schema.dataSources),
  };
}

/** How Terraform is told to use a provider that runs already. */
interface Reattach {
  Protocol: 'grpc';
  ProtocolVersion: 6;
  Pid: number;
  Test: true;
  Addr: { Network: 'tcp'; String: string };
}

function isService(value: unknown): value is ServiceClientConstructor {
  return typeof value === 'function' && 'service' in value;
}

function providerService(): ServiceClientConstructor['service'] {
  const root = loadPackageDefinition(tfplugin6());
  const space = root.tfplugin6;
  const service = Object.entries(space).find(([name]) => name === 'Provider');
  if (!service || !isService(service[1])) {
    throw new Error('The plugin protocol has no provider service');
  }
  return service[1].service;
}

/**
 * A provider's schema is the same for every Terraform process and takes most
 * of a second to write down, so it is written down once.
 */
function describedOnce(
  service: ServiceClientConstructor['service'],
): ServiceClientConstructor['service'] {
  const method = service.GetProviderSchema;
  let bytes: Buffer | undefined;
  return {
    ...service,
    GetProviderSchema: {
      ...method,
      responseSerialize: (value: unknown) => {
        bytes ??= method.responseSerialize(value);
        return bytes;
      },
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(
      '127.0.0.1:0',
      ServerCredentials.createInsecure(),
      (error, port) => (error ? reject(error) : resolve(port)),
    );
  });
}

/**
 * Serves a {@link RehearsalAccount} to Terraform as the aws, databricks,
 * time, random and null providers, on loopback ports of one process.
 *
 * @public
 */
export class ProviderServer {
  /** Value of `TF_REATTACH_PROVIDERS` for Terraform and OpenTofu. */
  readonly reattach: string;

  private constructor(
    private readonly servers: readonly Server[],
    reattach: Record<string, Reattach>,
  ) {
    this.reattach = JSON.stringify(reattach);
  }

  /** Starts to listen; the providers are ready when this resolves. */
  static async start(
    account: RehearsalAccount,
    options: ProviderServerOptions = {},
  ): Promise<ProviderServer> {
    const service = providerService();
    const servers: Server[] = [];
    const reattach: Record<string, Reattach> = {};
    for (const name of PROVIDERS) {
      const schema = offered(loadProviderSchema(name), options.types);
      const provider = new Provider(name, schema, account);
      const server = new Server({
        'grpc.max_send_message_length': MAX_MESSAGE,
        'grpc.max_receive_message_length': MAX_MESSAGE,
      });
      const handler =
        (method: string): handleUnaryCall<unknown, unknown> =>
        (call, callback) =>
          callback(null, provider.answer(method, call.request, call.getPeer()));
      const handlers: UntypedServiceImplementation = Object.fromEntries(
        Object.keys(service).map(method => [method, handler(method)]),
      );
      server.addService(describedOnce(service), handlers);
      const port = await listen(server);
      servers.push(server);
      for (const registry of REGISTRIES) {
        reattach[`${registry}/${schema.address}`] = {
          Protocol: 'grpc',
          ProtocolVersion: 6,
          Pid: process.pid,
          Test: true,
          Addr: { Network: 'tcp', String: `127.0.0.1:${port}` },
        };
      }
    }
    return new ProviderServer(servers, reattach);
  }

  /** Stops at once; Terraform processes that still run lose their providers. */
  async stop(): Promise<void> {
    for (const server of this.servers) {
      server.forceShutdown();
    }
  }
}
