export const setup = {
  title: 'Create the first administrator',
  intro: 'This installation has no accounts yet. The one-time code stands in the terminal where Relevo was started.',
  code: 'One-time code',
  user: 'User name',
  name: 'Your name',
  password: 'Password',
  passwordHint: 'At least 12 characters',
  submit: 'Create and sign in',
};
