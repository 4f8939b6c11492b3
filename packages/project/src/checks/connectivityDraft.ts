import { fields } from '../schema/fields';
import { flag, keyed, list } from './lenient';

/** Connectivity of environments, as far as it is right. */
export const connectivityDraft = keyed({
  members: list(fields.environment),
  networkAcls: flag,
});
