import type { StatusTone } from '../../common/statusTone';
import type { BindingState } from './bindingOf';

/** How a binding is to be taken. */
export const bindingTone: Record<BindingState, StatusTone> = {
  write: 'success',
  read: 'info',
  none: 'neutral',
  unknown: 'warning',
};
