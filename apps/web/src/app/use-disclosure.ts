import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';

/** What a button opens below itself, and Escape, a click elsewhere and leaving it by Tab close again. */
export function useDisclosure<Place extends HTMLElement>() {
  const [isOpen, setOpen] = useState(false);
  const place = useRef<Place>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !place.current?.contains(target)) setOpen(false);
    };
    const closeLeft = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Tab') closeOutside(event);
    };
    // Not when the pointer goes down: what closes above another button would move that away from under it.
    document.addEventListener('click', closeOutside);
    document.addEventListener('keyup', closeLeft);
    return () => {
      document.removeEventListener('click', closeOutside);
      document.removeEventListener('keyup', closeLeft);
    };
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    setOpen(false);
    button.current?.focus();
  };
  return { id, place, button, isOpen, onKeyDown, toggle: () => setOpen(!isOpen), close: () => setOpen(false) };
}
