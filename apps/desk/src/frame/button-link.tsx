import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> &
  ButtonProps & { readonly ref?: Ref<HTMLAnchorElement> };

const AnchorButton = (props: AnchorProps) => <Button component="a" {...props} />;

/** A link that looks like a button, with the router's typed `to`, `params` and `search`. */
export const ButtonLink = createLink(AnchorButton);
