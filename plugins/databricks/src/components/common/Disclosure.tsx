import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { useId, useState, type ReactNode } from 'react';
import styles from './disclosure.module.css';

/**
 * A button that unfolds what is below it. What is folded is not rendered: there
 * may be thousands of these. Mount it anew to open or close it from outside.
 */
export function Disclosure(props: {
  /** What the button says. */
  summary: ReactNode;
  defaultOpen?: boolean;
  children: ReactNode;
}) {
  const { summary, defaultOpen = false, children } = props;
  const [isOpen, setIsOpen] = useState(defaultOpen);
  const panel = useId();
  const Arrow = isOpen ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panel : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Arrow size={16} aria-hidden />
        <span>{summary}</span>
      </button>
      {isOpen && (
        <div id={panel} className={styles.panel}>
          {children}
        </div>
      )}
    </>
  );
}
