import { TimeProvider } from '#time/provider';
import { pinProvider } from './pinProvider';
import { LakeportStack } from './LakeportStack';

/** The provider of waits. */
export function timeProvider(stack: LakeportStack): TimeProvider {
  pinProvider(stack, 'time');
  return new TimeProvider(stack, 'time');
}
