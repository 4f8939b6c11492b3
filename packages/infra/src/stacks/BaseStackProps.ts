import type { BaseStack } from './BaseStack';
import { EnvironmentStackProps } from './EnvironmentStackProps';

/**
 * What the base stack is made from.
 *
 * @public
 */
export interface BaseStackProps extends EnvironmentStackProps {
  /** Whether the network is asleep; as the project file says if left out. */
  readonly asleep?: boolean;
  /**
   * The base stack whose multi-Region keys this one's keys are replicas of, if
   * the regions of the project have such keys in its account; not of the one
   * that they begin with.
   */
  readonly regionsHome?: BaseStack;
}
