import { z } from 'zod';
import type { Caller } from '../account/Caller';
import { readDataSource } from '../account/readDataSource';
import type { RehearsalAccount } from '../account/RehearsalAccount';
import { ServiceError } from '../account/ServiceError';
import { Services } from '../account/Services';
import type { ResourceType } from '../account/Services';
import { validateConfig } from '../account/validateConfig';
import type { BlockSchema, ProviderSchema } from '../schema/ProviderSchema';
import type { ProviderName } from '../schema/loadProviderSchema';
import { callerOf } from './callerOf';
import { planChange } from './planChange';
import { completeValue } from '../values/completeValue';
import { schemaProblems } from '../values/schemaProblems';
import type { Path } from '../values/schemaProblems';
import { decodeValue, encodeValue } from '../wire/dynamicValue';
import { schemaMessage } from '../wire/schemaMessage';
import { isValueObject } from '../wire/Value';
import type { ValueObject } from '../wire/Value';

const bytes = z.custom<Uint8Array>(value => Buffer.isBuffer(value));
const dynamic = z
  .object({ msgpack: bytes.optional(), json: bytes.optional() })
  .nullish();

const wireRequest = z.object({
  type_name: z.string().default(''),
  id: z.string().default(''),
  config: dynamic,
  current_state: dynamic,
  prior_state: dynamic,
  planned_state: dynamic,
  proposed_new_state: dynamic,
  raw_state: dynamic,
});

type WireRequest = z.infer<typeof wireRequest>;
type Answer = Record<string, unknown>;
type Dynamic = z.infer<typeof dynamic>;

const ERROR = 1;

/** Connections end without a word, so that old ones are forgotten by number. */
const MOST_CALLERS = 500;

function diagnostic(summary: string, detail: string, path: Path = []) {
  return {
    severity: ERROR,
    summary,
    detail,
    attribute: {
      steps: path.map(step =>
        typeof step === 'number'
          ? { element_key_int: step }
          : { attribute_name: step },
      ),
    },
  };
}

function refusal(error: unknown): Answer {
  if (error instanceof ServiceError) {
    return { diagnostics: [diagnostic(error.message, error.detail)] };
  }
  const text = error instanceof Error ? error.message : String(error);
  return {
    diagnostics: [diagnostic('The rehearsal itself failed', text)],
  };
}

function objectOf(wire: Dynamic): ValueObject | undefined {
  const value = decodeValue(wire);
  return isValueObject(value) ? value : undefined;
}

/**
 * One stand-in provider: answers the calls of the plugin protocol out of the
 * rehearsal account. Each connection has been configured by itself, because
 * Terraform opens one per provider alias.
 */
export class Provider {
  private readonly callers = new Map<string, Caller>();

  constructor(
    private readonly name: ProviderName,
    private readonly schema: ProviderSchema,
    private readonly account: RehearsalAccount,
  ) {}

  /**
   * Answers one call.
   *
   * @param method - name of the call, such as `PlanResourceChange`
   * @param peer - the connection it came by
   */
  answer(method: string, request: unknown, peer: string): Answer {
    try {
      const wire = wireRequest.parse(request);
      return this.dispatch(method, wire, peer);
    } catch (error) {
      return this.failed(method, request, error);
    }
  }

  private dispatch(method: string, wire: WireRequest, peer: string): Answer {
    switch (method) {
      case 'GetProviderSchema':
        return this.describe();
      case 'ConfigureProvider':
        this.configure(peer, objectOf(wire.config) ?? {});
        return {};
      case 'ValidateResourceConfig':
        return this.validate(wire, this.schema.resources);
      case 'ValidateDataResourceConfig':
        return this.validate(wire, this.schema.dataSources);
      case 'UpgradeResourceState':
        return this.upgrade(wire);
      case 'PlanResourceChange':
        return this.plan(wire, this.caller(peer));
      case 'ApplyResourceChange':
        return this.apply(wire, this.caller(peer));
      case 'ReadResource':
        return this.read(wire, this.caller(peer));
      case 'ReadDataSource':
        return this.readData(wire, this.caller(peer));
      case 'ImportResourceState':
        return this.import(wire, this.caller(peer));
      default:
        return {};
    }
  }

  /**
   * Providers of the older plugin SDK may plan what the configuration does not
   * say, such as defaults; Terraform lets them if they ask for it.
   */
  private get isLegacy(): boolean {
    return this.name === 'aws' || this.name === 'databricks';
  }

  /** A failed apply keeps what was there, so that state and account agree. */
  private failed(method: string, request: unknown, error: unknown): Answer {
    const answer = refusal(error);
    const wire = wireRequest.safeParse(request);
    if (method === 'ApplyResourceChange' && wire.success) {
      return { ...answer, new_state: wire.data.prior_state };
    }
    if (method === 'PlanResourceChange' && wire.success) {
      return { ...answer, planned_state: wire.data.prior_state };
    }
    return answer;
  }

  private configure(peer: string, config: ValueObject): void {
    const [oldest] = this.callers.keys();
    if (this.callers.size >= MOST_CALLERS && oldest !== undefined) {
      this.callers.delete(oldest);
    }
    this.callers.delete(peer);
    const caller = callerOf(this.name, config);
    this.account.outage?.failIfCannotSignIn(caller);
    this.callers.set(peer, caller);
  }

  private caller(peer: string): Caller {
    return this.callers.get(peer) ?? callerOf(this.name, {});
  }

  private resource(wire: WireRequest): ResourceType {
    return this.known(wire.type_name, this.schema.resources);
  }

  private known(
    type: string,
    types: Record<string, BlockSchema>,
  ): ResourceType {
    const schema = types[type];
    if (!schema) {
      throw new ServiceError(`The provider has no ${type}`);
    }
    return { type, schema };
  }

  private describe(): Answer {
    const messages = (types: Record<string, BlockSchema>) =>
      Object.fromEntries(
        Object.entries(types).map(([type, block]) => [
          type,
          schemaMessage(block),
        ]),
      );
    return {
      provider: schemaMessage(this.schema.provider),
      resource_schemas: messages(this.schema.resources),
      data_source_schemas: messages(this.schema.dataSources),
      server_capabilities: { get_provider_schema_optional: true },
    };
  }

  private validate(
    wire: WireRequest,
    types: Record<string, BlockSchema>,
  ): Answer {
    const { schema, type } = this.known(wire.type_name, types);
    const config = objectOf(wire.config) ?? {};
    return {
      diagnostics: [
        ...schemaProblems(schema, config),
        ...validateConfig(type, config),
      ].map(({ summary, detail, path }) => diagnostic(summary, detail, path)),
    };
  }

  private upgrade(wire: WireRequest): Answer {
    const { schema } = this.resource(wire);
    const state = objectOf(wire.raw_state) ?? {};
    return { upgraded_state: encodeValue(completeValue(schema, state)) };
  }

  private plan(wire: WireRequest, caller: Caller): Answer {
    const of = this.resource(wire);
    const proposed = objectOf(wire.proposed_new_state);
    if (!proposed) {
      return { planned_state: wire.proposed_new_state };
    }
    const { planned, replace } = planChange(
      of,
      caller,
      objectOf(wire.prior_state),
      proposed,
      objectOf(wire.config) ?? {},
    );
    return {
      legacy_type_system: this.isLegacy,
      planned_state: encodeValue(planned),
      requires_replace: replace.map(name => ({
        steps: [{ attribute_name: name }],
      })),
    };
  }

  private apply(wire: WireRequest, caller: Caller): Answer {
    const of = this.resource(wire);
    const services = new Services(this.account, caller);
    const prior = objectOf(wire.prior_state);
    const planned = objectOf(wire.planned_state);
    const change = prior ? 'updating' : 'creating';
    this.account.outage?.failIfOutOfReach(planned ? change : 'deleting', {
      caller,
      type: of.type,
      attributes: planned ?? prior ?? {},
    });
    if (!planned) {
      services.delete(of, prior ?? {});
      return { new_state: encodeValue(null) };
    }
    const state = prior
      ? services.update(of, prior, planned)
      : services.create(of, planned);
    return {
      legacy_type_system: this.isLegacy,
      new_state: encodeValue(state),
    };
  }

  /** What is only looked at is as far away as what is changed. */
  private failIfOutOfReach(
    type: string,
    attributes: ValueObject | undefined,
    caller: Caller,
  ): void {
    this.account.outage?.failIfOutOfReach('reading', {
      caller,
      type,
      attributes: attributes ?? {},
    });
  }

  private read(wire: WireRequest, caller: Caller): Answer {
    const of = this.resource(wire);
    const state = objectOf(wire.current_state);
    this.failIfOutOfReach(of.type, state, caller);
    const found = state
      ? new Services(this.account, caller).read(of, state)
      : undefined;
    return {
      new_state: encodeValue(found ? completeValue(of.schema, found) : null),
    };
  }

  private readData(wire: WireRequest, caller: Caller): Answer {
    const of = this.known(wire.type_name, this.schema.dataSources);
    const config = objectOf(wire.config) ?? {};
    this.failIfOutOfReach(of.type, config, caller);
    return {
      state: encodeValue(readDataSource(of, config, this.account, caller)),
    };
  }

  private import(wire: WireRequest, caller: Caller): Answer {
    const of = this.resource(wire);
    this.failIfOutOfReach(of.type, undefined, caller);
    const state = new Services(this.account, caller).import(of, wire.id);
    return {
      imported_resources: [
        { type_name: wire.type_name, state: encodeValue(state) },
      ],
    };
  }
}
