import { AccountStack } from './AccountStack';
import { BaseStack } from './BaseStack';
import { EnvironmentStackProps } from './EnvironmentStackProps';

/**
 * What the workspace stack is made from.
 *
 * @public
 */
export interface WorkspaceStackProps extends EnvironmentStackProps {
  readonly base: BaseStack;
  /** The account stack of a standalone project; a platform has its own. */
  readonly account?: AccountStack;
}
