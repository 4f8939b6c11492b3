import type { Caller } from './Caller';
import type { RehearsalAccount } from './RehearsalAccount';
import type { ValueObject } from '../wire/Value';

/** Answers a data source that is not one object looked up by its attributes. */
export type DataReader = (
  config: ValueObject,
  account: RehearsalAccount,
  caller: Caller,
) => ValueObject;
