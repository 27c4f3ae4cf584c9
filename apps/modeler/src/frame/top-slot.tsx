import { createContext, useContext, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The place in the frame's top bar that a screen may fill. */
export const TopSlotContext = createContext<HTMLElement | null>(null);

export const InTopBar = ({ children }: { readonly children: ReactNode }) => {
  const slot = useContext(TopSlotContext);
  return slot === null ? null : createPortal(children, slot);
};
