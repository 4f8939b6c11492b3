import { TimeProvider } from '#time/provider';
import { pinProvider } from './pinProvider';
import { ProjectStack } from './ProjectStack';

/** The provider of waits. */
export function timeProvider(stack: ProjectStack): TimeProvider {
  pinProvider(stack, 'time');
  return new TimeProvider(stack, 'time');
}
