import type { Translated } from '@relevo/web';
import type { setup as english } from '../en/setup.js';

export const setup: Translated<typeof english> = {
  title: 'Crear la primera cuenta de administración',
  intro: 'Esta instalación aún no tiene cuentas. El código de un solo uso está en la terminal donde se inició Relevo.',
  code: 'Código de un solo uso',
  user: 'Usuario',
  name: 'Tu nombre',
  password: 'Contraseña',
  passwordHint: 'Al menos 12 caracteres',
  submit: 'Crear y entrar',
};
