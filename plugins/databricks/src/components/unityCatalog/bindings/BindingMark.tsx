import {
  RiCheckboxCircleFill,
  RiCircleLine,
  RiErrorWarningFill,
  RiEyeLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { BindingState } from './bindingOf';
import styles from './bindings.module.css';

const ICONS: Record<BindingState, RemixiconComponentType> = {
  write: RiCheckboxCircleFill,
  read: RiEyeLine,
  none: RiCircleLine,
  unknown: RiErrorWarningFill,
};

/** How a workspace may use a catalog: a mark with a colour, and the word that both stand for. */
export function BindingMark(props: { state: BindingState; text: string }) {
  const { state, text } = props;
  const Icon = ICONS[state];
  return (
    <span className={styles.mark} data-state={state}>
      <Icon size={16} aria-hidden /> {text}
    </span>
  );
}
