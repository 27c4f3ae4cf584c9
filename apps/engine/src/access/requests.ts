import type {
  FirstAdministrator,
  NewApiToken,
  NewGroup,
  NewPerson,
  SetGroups,
  SetLanguage,
  SetRoles,
  SignIn,
} from '@relevo/contracts';
import { z } from 'zod';
import { plainText } from '../errors/plain-text.js';

const roles = [
  ...(['requester', 'agent', 'supervisor', 'process-owner'] as const),
  ...(['auditor', 'manager', 'administrator', 'worker'] as const),
] as const;

const id = (what: string) =>
  z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9._-]{0,62}$/,
      `Expected ${what} of small letters, digits, dots and dashes, but it is none. Choose another.`,
    );

const userName = id('a user name');
const groupId = id('a group id');
const personName = plainText({ min: 1, max: 200 });
const language = z.enum(['en', 'es']);
const mail = z.email('Expected a mail address, but it is none. Correct it.').max(320).nullable().default(null);
const password = z
  .string()
  .min(10, 'Expected a password of at least 10 characters, but it is shorter. Choose a longer one.')
  .max(1000);

export const signIn = z.object({
  user: z.string().max(320),
  password: z.string().max(1000),
}) satisfies z.ZodType<SignIn>;

export const setLanguage = z.object({ language }) satisfies z.ZodType<SetLanguage>;

export const firstAdministrator = z.object({
  code: z.string().max(100),
  user: userName,
  name: personName,
  password,
}) satisfies z.ZodType<FirstAdministrator>;

export const newPerson = z.object({
  user: userName,
  name: personName,
  mail,
  language: language.default('en'),
  roles: z.array(z.enum(roles)).max(roles.length),
  groups: z.array(groupId).max(100).default([]),
  password,
}) satisfies z.ZodType<NewPerson>;

export const setRoles = z.object({ roles: z.array(z.enum(roles)).max(roles.length) }) satisfies z.ZodType<SetRoles>;

export const setGroups = z.object({ groups: z.array(groupId).max(100) }) satisfies z.ZodType<SetGroups>;

export const newGroup = z.object({
  id: groupId,
  name: personName,
  publicName: personName,
}) satisfies z.ZodType<NewGroup>;

export const newApiToken = z.object({
  user: userName,
  name: personName,
  jobTypes: z
    .array(plainText({ min: 1, max: 200 }))
    .max(100)
    .optional(),
}) satisfies z.ZodType<NewApiToken>;

export const peopleQuery = z.object({ q: z.string().max(200).default('') });
