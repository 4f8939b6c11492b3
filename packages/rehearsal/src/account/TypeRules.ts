import type { BlockSchema } from '../schema/ProviderSchema';
import type { Value, ValueObject } from '../wire/Value';
import type { AccountObject } from './AccountObject';
import type { Caller } from './Caller';
import type { Identity } from './Identity';
import type { RehearsalAccount } from './RehearsalAccount';

/** Where the ids and names of a type are unique. */
export type Scope =
  | 'world'
  | 'account'
  | 'region'
  | 'databricks-account'
  | 'metastore'
  | 'workspace';

/** A request to a simulated service. */
export interface Request {
  account: RehearsalAccount;
  caller: Caller;
  type: string;
  schema: BlockSchema;
  /** The attributes asked for; on create some are still unknown. */
  attributes: ValueObject;
  /** The attributes before, on update and delete. */
  prior?: ValueObject;
  scope: string;
  identity: Identity;
}

/** Whether two values mean the same to a provider although they differ. */
export type SameMeaning = (a: Value, b: Value) => boolean;

/** What is left of an object that its service does not delete. */
export interface Remains {
  /** Why it is still there, as in "it is scheduled for deletion". */
  because: string;
  /** What changes about it instead. */
  attributes?: ValueObject;
}

/** What a simulated service knows about one of its types beyond the schema. */
export interface TypeRules {
  scope?: Scope;
  /** The attribute that the id is in, of types without an `id`. */
  idAttribute?: string;
  /** The id; without it one is made up of the type's prefix. */
  id?: (request: Request) => string;
  /** Computed attributes that are not merely named like something known. */
  computed?: (request: Request, id: string) => Record<string, Value>;
  /** Attributes whose change replaces the object. */
  replace?: readonly string[];
  /** Attributes that together are unique within the scope. */
  unique?: ReadonlyArray<readonly string[]>;
  /** Refuses what the service would, by throwing a ServiceError. */
  check?: (request: Request) => void;
  /** What else follows from it in the account once it is there. */
  after?: (request: Request) => void;
  /** True for settings of something else, where a second write wins. */
  overwrites?: boolean;
  /** True when all attributes are replaced rather than updated. */
  immutable?: boolean;
  /** What the provider plans for what is not given; by block for nested ones. */
  defaults?: ValueObject;
  /** Attributes and blocks whose removal from a configuration is overlooked. */
  keeps?: readonly string[];
  /** When a value is taken for the one that is there already, by attribute. */
  same?: Readonly<Record<string, SameMeaning>>;
  /** The form in which the service keeps what it was given. */
  stored?: (attributes: ValueObject, request: Request) => ValueObject;
  /** Attributes that are really those of another object, as they are now. */
  current?: (
    object: AccountObject,
    account: RehearsalAccount,
  ) => ValueObject | undefined;
  /** Refuses a plan as the provider itself does. */
  checkPlan?: (prior: ValueObject | undefined, planned: ValueObject) => void;
  /**
   * What is there under an id although nothing of this type made it, such as
   * one view of what another type keeps.
   */
  derived?: (
    id: string,
    scope: string,
    account: RehearsalAccount,
  ) => ValueObject | undefined;
  /** What a delete does besides; what it returns stays in the account. */
  remove?: (
    object: AccountObject,
    account: RehearsalAccount,
  ) => Remains | undefined;
}
