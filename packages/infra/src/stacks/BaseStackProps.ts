import { EnvironmentStackProps } from './EnvironmentStackProps';

/**
 * What the base stack is made from.
 *
 * @public
 */
export interface BaseStackProps extends EnvironmentStackProps {
  /** Whether the network is asleep; as the project file says if left out. */
  readonly asleep?: boolean;
}
