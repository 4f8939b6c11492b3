import { useReactFlow } from '@xyflow/react';
import {
  useCallback,
  useEffect,
  useRef,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { findPartElement } from './findPartElement';
import { neighbourOf, type Direction, type PlacedPart } from './neighbourOf';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** How many frames a part that was outside of the view may take to be drawn. */
const PATIENCE = 20;

/**
 * What keys do on a part of the picture: arrows lead to the nearest part, Enter
 * opens it, Escape lets go of it and stays there.
 */
export function useArrowKeys(
  canvas: RefObject<HTMLElement>,
  places: readonly PlacedPart[],
  actions: {
    onSelect: (id: string | undefined) => void;
    onOpen: (id: string) => void;
  },
): (event: KeyboardEvent) => void {
  const { setCenter, getZoom } = useReactFlow();
  const { onSelect, onOpen } = actions;
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const focusPart = useCallback(
    (id: string) => {
      const element = findPartElement(canvas.current, id);
      if (element) {
        element.focus();
        return;
      }
      const area = places.find(place => place.id === id)?.area;
      if (!area) {
        return;
      }
      void setCenter(area.x + area.width / 2, area.y + area.height / 2, {
        zoom: getZoom(),
      });
      const lookAgain = (left: number) => {
        const drawn = findPartElement(canvas.current, id);
        if (drawn) {
          drawn.focus();
        } else if (left > 0) {
          frame.current = requestAnimationFrame(() => lookAgain(left - 1));
        }
      };
      lookAgain(PATIENCE);
    },
    [canvas, places, setCenter, getZoom],
  );

  return useCallback(
    (event: KeyboardEvent) => {
      const { target, key } = event;
      const id =
        target instanceof HTMLElement &&
        target.classList.contains('react-flow__node')
          ? target.dataset.id
          : undefined;
      if (id === undefined) {
        return;
      }
      const direction = ARROWS[key];
      if (direction) {
        event.preventDefault();
        const next = neighbourOf(places, id, direction);
        if (next !== undefined) {
          focusPart(next);
        }
      } else if (key === 'Enter' || key === ' ') {
        event.preventDefault();
        event.stopPropagation();
        onSelect(id);
        onOpen(id);
      } else if (key === 'Escape') {
        // React Flow would let go of the focus as well.
        event.stopPropagation();
        onSelect(undefined);
      }
    },
    [places, focusPart, onSelect, onOpen],
  );
}
