import { awsId } from './aws/awsId';
import { checkTexts } from './aws/checkTexts';
import type { AccountObject } from './AccountObject';
import { placeOf } from './Caller';
import type { Caller, Place } from './Caller';
import { checkNotInUse } from './checkNotInUse';
import { checkReferences } from './checkReferences';
import { contentsOf } from './contentsOf';
import { computedValue } from './computedValue';
import { Identity } from './Identity';
import type { RehearsalAccount } from './RehearsalAccount';
import { rulesFor } from './rulesFor';
import { ServiceError } from './ServiceError';
import { text } from './text';
import type { Request, TypeRules } from './TypeRules';
import type { BlockSchema } from '../schema/ProviderSchema';
import { completeValue } from '../values/completeValue';
import { resolveUnknown } from '../values/resolveUnknown';
import { Unknown } from '../wire/Value';
import type { ValueObject } from '../wire/Value';

const ATTEMPTS = 5;

/** Arguments that are said to a provider and not to its service. */
const UNKNOWN = new Set([
  'force_destroy',
  'force_update',
  'skip_validation',
  'timeouts',
]);

/** A type of a provider with its schema. */
export interface ResourceType {
  type: string;
  schema: BlockSchema;
}

/**
 * The simulated services: what happens when a configured provider creates,
 * reads, updates, deletes or imports something in the account.
 */
export class Services {
  constructor(
    private readonly account: RehearsalAccount,
    private readonly caller: Caller,
  ) {}

  /** @throws ServiceError when the service would refuse */
  create(of: ResourceType, planned: ValueObject): ValueObject {
    const { rules, place } = this.place(of, planned);
    this.account.failIfDue('create', of.type, place.region);
    const seed = JSON.stringify([of.type, place.scope, planned]);
    const request = this.request(of, planned, place, new Identity(seed));
    checkReferences(request);
    if (this.caller.provider === 'aws') checkTexts(request);
    rules.check?.(request);
    checkUnique(request, rules);
    const [identified, id] = this.identify(request, rules, seed);
    const attributes = this.fill(identified, id, rules);
    const stored = rules.stored?.(attributes, identified) ?? attributes;
    this.account.put({
      provider: this.caller.provider,
      type: of.type,
      id,
      ...withDetails(of.type, id, place, attributes),
      attributes: stored,
      seeded: false,
    });
    rules.after?.({ ...identified, attributes: stored });
    return attributes;
  }

  /**
   * The attributes as they are now; undefined when it is gone. What differs
   * from the state in form only is as the state has it.
   */
  read(of: ResourceType, state: ValueObject): ValueObject | undefined {
    const object = this.locate(of, state, 'read');
    if (!object) {
      return undefined;
    }
    const { rules } = this.rules(of);
    const now = {
      ...object.attributes,
      ...rules.current?.(object, this.account),
    };
    for (const [name, isSame] of Object.entries(rules.same ?? {})) {
      const [before, after] = [state[name] ?? null, now[name] ?? null];
      if (before !== null && isSame(before, after)) {
        now[name] = before;
      }
    }
    return now;
  }

  /** @throws ServiceError when the service would refuse, or it is gone */
  update(
    of: ResourceType,
    prior: ValueObject,
    planned: ValueObject,
  ): ValueObject {
    const object = this.locate(of, prior, 'update');
    if (!object) {
      throw new ServiceError(
        `${of.type} '${text(prior.id)}' does not exist any more`,
        'It was removed from the account. Plan again; the next plan creates it.',
      );
    }
    const { rules, place } = this.place(of, planned);
    const identity = new Identity(JSON.stringify([of.type, object.id]));
    const request = { ...this.request(of, planned, place, identity), prior };
    checkReferences(request);
    if (this.caller.provider === 'aws') checkTexts(request);
    rules.check?.(request);
    checkUnique(request, rules, object);
    const attributes = this.fill(request, object.id, rules);
    const stored = rules.stored?.(attributes, request) ?? attributes;
    this.account.put({
      ...object,
      ...withDetails(of.type, object.id, place, attributes),
      attributes: stored,
    });
    rules.after?.({ ...request, attributes: stored });
    return attributes;
  }

  /** Deletes it; that it is gone already is no error. */
  delete(of: ResourceType, prior: ValueObject): void {
    const object = this.locate(of, prior, 'delete');
    if (!object) {
      return;
    }
    checkNotInUse(this.account, object);
    for (const inside of contentsOf(this.account, object)) {
      this.account.remove(inside);
    }
    const remains = this.rules(of).rules.remove?.(object, this.account);
    if (remains) {
      this.account.put({
        ...object,
        attributes: { ...object.attributes, ...remains.attributes },
        remains: remains.because,
      });
    } else {
      this.account.remove(object);
    }
  }

  /**
   * The state of what exists under an id, for `terraform import`: without what
   * only a configuration says and no service knows.
   *
   * @throws ServiceError when there is none that the caller can see
   */
  import(of: ResourceType, id: string): ValueObject {
    const { place, rules } = this.place(of, {});
    this.account.failIfDue('read', of.type, place.region);
    const found = this.find(of, place, id);
    if (!found) {
      throw new ServiceError(
        `Cannot import non-existent remote object`,
        `The rehearsal account holds no ${of.type} with the id '${id}'${
          rules.scope === 'region' ? ` in ${this.caller.region}` : ''
        }.`,
      );
    }
    const known = Object.fromEntries(
      Object.entries(found.attributes).filter(([name]) => !UNKNOWN.has(name)),
    );
    return completeValue(of.schema, known);
  }

  /** What is there under an id, also where something else made it. */
  private find(
    of: ResourceType,
    place: Place,
    id: string,
  ): AccountObject | undefined {
    const found = this.account.find(of.type, place.scope, id);
    if (found) {
      return found.remains ? undefined : found;
    }
    const derived = this.rules(of).rules.derived?.(
      id,
      place.scope,
      this.account,
    );
    return (
      derived && {
        provider: this.caller.provider,
        type: of.type,
        id,
        ...place,
        attributes: { id, ...derived },
        seeded: false,
      }
    );
  }

  private rules(of: ResourceType) {
    return { rules: rulesFor(this.caller.provider, of.type) };
  }

  private place(of: ResourceType, attributes: ValueObject) {
    const { rules } = this.rules(of);
    const place = placeOf(this.account, this.caller, rules.scope, attributes);
    return { rules, place };
  }

  private request(
    of: ResourceType,
    attributes: ValueObject,
    place: Place,
    identity: Identity,
  ): Request {
    return {
      account: this.account,
      caller: this.caller,
      type: of.type,
      schema: of.schema,
      attributes,
      scope: place.scope,
      identity,
    };
  }

  private locate(
    of: ResourceType,
    state: ValueObject,
    operation: 'read' | 'update' | 'delete',
  ): AccountObject | undefined {
    const { place, rules } = this.place(of, state);
    this.account.failIfDue(operation, of.type, place.region);
    const id = String(state[rules.idAttribute ?? 'id'] ?? '');
    return this.find(of, place, id);
  }

  /** Draws names until they are free; a name that was asked for is not drawn. */
  private identify(
    request: Request,
    rules: TypeRules,
    seed: string,
  ): [Request, string] {
    let last: string | undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const identity = new Identity(`${seed}\n${this.account.issue(seed)}`);
      const drawn = { ...request, identity };
      const id =
        rules.id?.(drawn) ??
        (this.caller.provider === 'databricks'
          ? String(identity.digits(15))
          : awsId(drawn));
      const taken = this.account.find(request.type, request.scope, id);
      if (!taken || rules.overwrites) {
        return [drawn, id];
      }
      if (id === last) {
        break;
      }
      last = id;
    }
    throw new ServiceError(
      `AlreadyExists: ${request.type} '${last}' already exists`,
      'Choose another name, or import the existing one.',
    );
  }

  private fill(request: Request, id: string, rules: TypeRules): ValueObject {
    const known = rules.computed?.(request, id) ?? {};
    const filled = resolveUnknown(
      request.schema,
      request.attributes,
      (name, type) => known[name] ?? computedValue(request, id, name, type),
    );
    return completeValue(request.schema, filled);
  }
}

function withDetails(
  type: string,
  id: string,
  place: Place,
  attributes: ValueObject,
): Place {
  switch (type) {
    case 'databricks_mws_workspaces':
      return {
        ...place,
        workspaceId: id.slice(id.indexOf('/') + 1),
        region: text(attributes.aws_region),
      };
    case 'databricks_metastore':
      return { ...place, metastoreId: id, region: text(attributes.region) };
    case 'databricks_metastore_assignment':
      return {
        ...place,
        workspaceId: String(attributes.workspace_id),
        metastoreId: text(attributes.metastore_id),
      };
    default:
      return place;
  }
}

function checkUnique(
  request: Request,
  rules: TypeRules,
  self?: AccountObject,
): void {
  for (const names of rules.unique ?? []) {
    const wanted = names.map(name => request.attributes[name]);
    if (wanted.some(value => value instanceof Unknown || !value)) {
      continue;
    }
    const twin = request.account
      .objects({ type: request.type })
      .find(
        other =>
          other !== self &&
          !other.remains &&
          other.scope === request.scope &&
          names.every(
            (name, index) => other.attributes[name] === wanted[index],
          ),
      );
    if (twin) {
      throw new ServiceError(
        `AlreadyExists: ${request.type} with ${names.join(
          ' and ',
        )} '${wanted.join("', '")}' already exists`,
        `It is ${twin.id}. Choose another name, or import the existing one.`,
      );
    }
  }
}
