/** Names of the fields, as the palette lists them and as a field is called until somebody names it. */
export const fieldNames: Readonly<Record<string, string>> = {
  'Text field': 'Texto corto',
  'Text area': 'Texto largo',
  Number: 'Número',
  'Date time': 'Fecha y hora',
  Expression: 'Expresión',
  'File picker': 'Archivos',
  Checkbox: 'Casilla',
  'Checkbox group': 'Grupo de casillas',
  'Radio group': 'Grupo de opciones',
  Select: 'Lista desplegable',
  'Tag list': 'Lista de etiquetas',
  'Text view': 'Texto para leer',
  'HTML view': 'Texto en HTML',
  'Image view': 'Imagen',
  Table: 'Tabla',
  'Document preview': 'Vista de documentos',
  Spacer: 'Espacio',
  Separator: 'Línea',
  Group: 'Grupo',
  'Dynamic list': 'Lista que crece',
  iFrame: 'Página incrustada',
  Button: 'Botón',
};

/** The columns that a table is drawn with until somebody says which. */
export const columnNames: Readonly<Record<string, string>> = { ID: 'Número', Name: 'Nombre', Date: 'Fecha' };

const around: Readonly<Record<string, string>> = {
  Components: 'Campos',
  'Search components': 'Buscar campos',
  'Clear content': 'Borrar la búsqueda',
  'No components found.': 'Ningún campo se llama así.',
  Input: 'Para rellenar',
  Selection: 'Para elegir',
  Presentation: 'Para mostrar',
  Containers: 'Para agrupar',
  Action: 'Para pulsar',
  'Drag and drop components here.': 'Arrastra aquí los campos.',
  'Build your form': 'Haz tu formulario',
  'Drag and drop components here to start designing.': 'Arrastra aquí los campos para empezar.',
  'Use the preview window to test your form.': 'Con «Probar» ves cómo queda.',
  'Remove form field': 'Quitar el campo',
  Repeatable: 'Se repite',
  Content: 'Contenido',
  'Text view is empty': 'El texto está vacío',
  'Text view is populated by an expression': 'El texto sale de una expresión',
  'Text view is templated': 'El texto sale de una plantilla',
  'Html view is empty': 'El HTML está vacío',
  'Html view is populated by an expression': 'El HTML sale de una expresión',
  'Html view is templated': 'El HTML sale de una plantilla',
  'Expression is empty': 'La expresión está vacía',
};

const panel: Readonly<Record<string, string>> = {
  Form: 'Formulario',
  'Select a form field to edit its properties.': 'Elige un campo para cambiar sus propiedades.',
  'Multiple form fields are selected. Select a single form field to edit its properties.':
    'Hay varios campos elegidos. Elige uno solo para cambiar sus propiedades.',
  'Toggle section': 'Abrir o cerrar la sección',
  'Section contains an error': 'Hay un error en esta sección',
  'Section contains edits': 'Aquí hay algo puesto',
  'Toggle list item': 'Abrir o cerrar',
  'Delete item': 'Quitar',
  'Create new list item': 'Añadir',
  '<empty>': '<vacío>',
  '<none>': '<ninguno>',
  'Opened in popup': 'Abierto en una ventana',
  'Open pop-up editor': 'Abrir en una ventana',
  'Save and close': 'Guardar y cerrar',
  'Opened in editor': 'Abierto en el editor',
  'Open documentation': 'Abrir la documentación',
  'Close popup': 'Cerrar la ventana',
  Create: 'Añadir',
  'Click to set a dynamic value with FEEL expression': 'Calcularlo con una expresión FEEL',
  'Click to remove dynamic value with FEEL expression': 'Escribirlo sin expresión FEEL',
  'FEEL expression is mandatory': 'Lleva una expresión FEEL',
  'Learn more': 'Saber más',

  General: 'General',
  Serialization: 'Cómo se guarda',
  Constraints: 'Límites',
  Validation: 'Qué se admite',
  'Options source': 'De dónde salen las opciones',
  'Dynamic options': 'Opciones de un dato',
  'Static options': 'Opciones fijas',
  'Options expression': 'Opciones de una expresión',
  'Custom properties': 'Propiedades propias',
  Appearance: 'Aspecto',
  Layout: 'Colocación',
  'Security attributes': 'Permisos de la página',
  Condition: 'Cuándo se ve',
  'Headers source': 'De dónde salen las columnas',
  'Header items': 'Columnas',

  ID: 'Identificador',
  'Field label': 'Nombre del campo',
  'Group label': 'Nombre del grupo',
  'Table label': 'Nombre de la tabla',
  'Date label': 'Nombre de la fecha',
  'Time label': 'Nombre de la hora',
  Title: 'Título',
  Label: 'Nombre',
  Value: 'Valor',
  Type: 'Tipo',
  Text: 'Texto',
  Column: 'Columna',
  Expression: 'Expresión',
  'Field description': 'Descripción del campo',
  Key: 'Nombre en el flujo',
  Path: 'Ruta en el flujo',
  'Default value': 'Valor inicial',
  Checked: 'Marcada',
  'Not checked': 'Sin marcar',
  'Hide if': 'Ocultar si',
  'Deactivate if': 'Desactivar si',
  Submit: 'Enviar',
  Reset: 'Vaciar',
  'Alternative text': 'Texto alternativo',
  Auto: 'Automático',
  Columns: 'Ancho en columnas',
  Disabled: 'Desactivado',
  'Read only': 'Solo lectura',
  Required: 'Obligatorio',
  Searchable: 'Se puede buscar',
  Subtype: 'Qué se pide',
  Date: 'Fecha',
  Time: 'Hora',
  'Date & Time': 'Fecha y hora',
  'Use 24h': 'Reloj de 24 horas',
  'Disallow past dates': 'Sin fechas pasadas',
  'Time interval': 'Intervalo entre horas',
  'Time format': 'Formato de la hora',
  'UTC offset': 'Con la diferencia con UTC',
  'UTC normalized': 'En UTC',
  'No timezone': 'Sin zona horaria',
  'Decimal digits': 'Decimales',
  Increment: 'De cuánto en cuánto',
  'Output as string': 'Guardar como texto',
  Prefix: 'Delante',
  Suffix: 'Detrás',
  'Vertical alignment': 'Posición vertical',
  Top: 'Arriba',
  Center: 'En el centro',
  Bottom: 'Abajo',
  Height: 'Alto',
  'Show outline': 'Mostrar el borde',
  'Default number of items': 'Cuántos hay al empezar',
  'Allow add/delete items': 'Se pueden añadir y quitar',
  'Disable collapse': 'Siempre desplegada',
  'Number of non-collapsing items': 'Cuántos se ven sin desplegar',
  'Target value': 'Valor calculado',
  'Compute on': 'Cuándo se calcula',
  'Value changes': 'Cuando cambia un valor',
  'Form submission': 'Al enviar el formulario',
  'Input values key': 'Dato con las opciones',
  Static: 'Fijas',
  'Input data': 'De un dato del flujo',
  'Image source': 'Dirección de la imagen',
  Pagination: 'Por páginas',
  'Number of rows per page': 'Filas por página',
  'Data source': 'De dónde salen los datos',
  'List of items': 'Lista fija',
  URL: 'Dirección web',
  'Version tag': 'Etiqueta de versión',
  'Supported file formats': 'Formatos admitidos',
  'Upload multiple files': 'Varios archivos a la vez',
  'Document reference': 'Documentos que se ven',
  'Max height of preview container': 'Alto máximo de la vista',
  'Minimum length': 'Largo mínimo',
  'Maximum length': 'Largo máximo',
  Minimum: 'Mínimo',
  Maximum: 'Máximo',
  'Validation pattern': 'Formato',
  Custom: 'Propio',
  Email: 'Correo electrónico',
  Phone: 'Teléfono',
  'Custom regular expression': 'Expresión regular propia',
  'Custom error message': 'Mensaje de error propio',
  'Script execution': 'Ejecutar programas',
  'Allow same origin': 'Contar como su propio sitio',
  'Open in fullscreen': 'Pantalla completa',
  Geolocation: 'Saber dónde estás',
  'Camera access': 'Usar la cámara',
  'Microphone access': 'Usar el micrófono',
  'Forms submission': 'Enviar formularios',
  'Open modal windows': 'Abrir avisos',
  'Open popups': 'Abrir ventanas',
  'Top level navigation': 'Cambiar la página entera',
  'Storage access by user': 'Guardar datos con tu permiso',
};

const help: Readonly<Record<string, string>> = {
  'Descriptive text for screen reader accessibility.': 'Lo que leen los lectores de pantalla.',
  'Binds to a form variable': 'El dato del flujo en que se guarda',
  'Where the child variables of this component are pathed to.': 'Dónde se guardan los datos de sus campos.',
  'Routes the children of this component into a form variable, may be left empty to route at the root level.':
    'Guarda sus campos dentro de un dato del flujo; vacío, cada uno por su cuenta.',
  'Routes the children of this component into a form variable.': 'Guarda sus campos dentro de un dato del flujo.',
  'Disable this field when it should not be interactive for end-users. Its data will not be submitted. This setting takes precedence over read-only.':
    'El campo se ve, pero no se puede usar y su dato no se envía. Vale más que «Solo lectura».',
  'Make this field read-only when it cannot be edited by the end-user, but its content is important for them to see. Its data will still be submitted.':
    'El campo se lee, pero no se puede cambiar. Su dato sí se envía.',
  'Use a unique "key" to link the form element and the related input/output data. When dealing with nested data, break it down in the user task\'s input mapping before using it.':
    'Un nombre propio que une el campo con el dato del flujo. Si el dato tiene partes, sepáralas antes en los datos que recibe la tarea.',
  'Condition under which the field is hidden': 'Cuando se cumple, el campo no se ve',
  'Condition under which the field is deactivated': 'Cuando se cumple, el campo no cuenta',
  'Height of the container in pixels.': 'Alto en píxeles.',
  'Expression or static value (link/data URI)': 'Una expresión o una dirección (enlace o data URI)',
  'Link referring to a hosted image, or use a data URI directly to embed image data into the form.':
    'La dirección de una imagen, o una data URI con la imagen dentro del formulario.',
  'Supports markdown and templating.': 'Admite Markdown y plantillas.',
  'Supports HTML, styling, and templating. Styles are automatically scoped to the HTML component.':
    'Admite HTML, estilos y plantillas. Los estilos valen solo dentro de este campo.',
  'Define an expression to calculate the value of this field': 'La expresión que calcula el valor',
  'Allows arbitrary precision values': 'Así caben números con todos sus decimales',
  'The input property may be an array of simple values or alternatively follow this schema:':
    'El dato puede ser una lista de valores simples o tener esta forma:',
  'Define which input property to populate the values from': 'El dato del flujo del que salen las opciones',
  'The expression may result in an array of simple values or alternatively follow this schema:':
    'La expresión puede dar una lista de valores simples o tener esta forma:',
  'Define an expression to populate the options from.': 'La expresión de la que salen las opciones.',
  'Specify the source from which to populate the table': 'De dónde se llena la tabla',
  'Enter a form input variable that contains the data for the table or define an expression to populate the data dynamically.':
    'El dato del flujo que contiene las filas, o una expresión que las da.',
  'Specify an expression to populate column items': 'La expresión de la que salen las columnas',
  'Version tag by which this form can be referenced.': 'La etiqueta con la que se puede citar este formulario.',
  'A comma-separated list of': 'Separados por comas:',
  'file type specifiers': 'tipos de archivo',
  'A source is a JSON object containing metadata for a document or an array of documents.':
    'Un objeto JSON con los datos de un documento, o una lista de ellos.',
  'Each entry must include a document ID, name, and MIME type.':
    'Cada documento lleva identificador, nombre y tipo MIME.',
  'Additional details are optional. The expected format is as follows:': 'Lo demás es opcional. Se escribe así:',
  'When using Camunda Tasklist UI, additional document reference attributes are automatically handled. Modifying the document reference may affect the document preview functionality.':
    'Cambiar esta referencia puede impedir que se vean los documentos.',
  'Learn more in our': 'Más en la',
  documentation: 'documentación',
  'The error message to display when the input does not match the regular expression.':
    'Lo que se lee cuando lo escrito no cumple la expresión regular.',
  'The built-in phone validation pattern is based on the E.164 standard with no spaces. Ex: +491234567890':
    'El teléfono se escribe sin espacios, según E.164. Por ejemplo: +34600123456',
  '"Static" defines a constant, predefined set of form options.\n\n"Input data" defines options that are populated dynamically, adjusting based on variable data for flexible responses to different conditions or inputs.\n\n"Expression" defines options that are populated from a FEEL expression.':
    '«Fijas»: siempre las mismas opciones.\n\n«De un dato del flujo»: las opciones salen de un dato y cambian con él.\n\n«Expresión»: las opciones salen de una expresión FEEL.',
  '"List of items" defines a constant, predefined set of form options.\n\n"Expression" defines options that are populated from a FEEL expression.':
    '«Lista fija»: siempre las mismas columnas.\n\n«Expresión»: las columnas salen de una expresión FEEL.',
  'Add properties directly to the form schema, useful to configure functionality in custom-built task applications and form renderers.':
    'Propiedades que se añaden tal cual al formulario, para programas propios que lo muestren.',
  'Enter a HTTPS URL to a source or populate it dynamically via a template or an expression (e.g., to pass a value from the variable).':
    'Una dirección HTTPS, o una plantilla o expresión que la da (por ejemplo, con un dato del flujo).',
  'Please make sure that the URL is safe as it might impose security risks.':
    'Comprueba que la dirección es de confianza: puede ser un riesgo.',
  'Not all external sources can be displayed in the iFrame. Read more about it in the':
    'No todas las páginas se dejan incrustar. Más en la',
  'X-FRAME-OPTIONS documentation': 'documentación de X-FRAME-OPTIONS',
  'These options can incur security risks, especially if used in combination with dynamic links. Ensure that you are aware of them, that you trust the source url and only enable what your use case requires.':
    'Estos permisos son un riesgo, sobre todo con direcciones que cambian. Da solo los que hacen falta, y solo a páginas de confianza.',
  'Allow the iframe to access more functionality of your browser, details regarding the various options can be found in the':
    'Deja que la página use más cosas del navegador. Qué hace cada permiso está en la',
  'MDN iFrame documentation.': 'documentación de MDN.',
};

const complaints: Readonly<Record<string, string>> = {
  'Unparsable FEEL expression': 'Esta expresión FEEL no se entiende.',
  'Must not be empty': 'No puede quedar vacío.',
  'Must be unique': 'Ya hay otro igual.',
  'Must not contain spaces': 'Se escribe sin espacios.',
  'Must not contain prefix': 'Se escribe sin prefijo.',
  'Must be a valid QName': 'Empieza por una letra y lleva solo letras, cifras, guiones y puntos.',
  'Must be a variable or a dot separated path': 'Un nombre, o varios separados por puntos.',
  'Must be a variable or a dot-separated path': 'Un nombre, o varios separados por puntos.',
  'Must be empty, a variable or a dot-separated path': 'Nada, un nombre, o varios separados por puntos.',
  'Must not contain numerical path segments': 'Ninguna parte del nombre puede ser un número.',
  'Must not be a prohibited path': 'Este nombre no se puede usar.',
  'Must not conflict with other key/path assignments': 'Otro campo ya usa este nombre.',
  'Must not cause two binding paths to collide': 'Otro campo ya usa este nombre.',
  'Must be number': 'Tiene que ser un número.',
  'Should be a valid number': 'Tiene que ser un número.',
  'Value must be a number': 'Tiene que ser un número.',
  'A number is required': 'Hace falta un número.',
  'Should be an integer': 'Tiene que ser un número entero.',
  'Should be greater than zero': 'Tiene que ser mayor que cero.',
  'Should be greater than or equal to zero': 'No puede ser menor que cero.',
  'For security reasons the URL must start with "https"': 'Por seguridad, la dirección empieza por «https».',
  'The document data source is required': 'Hace falta decir de dónde salen los documentos.',
};

/** Every fixed text of form-js' editor; what it complains of is met with and without a full stop. */
export const formTexts: Readonly<Record<string, string>> = {
  ...fieldNames,
  ...around,
  ...panel,
  ...help,
  ...complaints,
};

interface FilledText {
  readonly english: RegExp;
  readonly ours: (...values: readonly string[]) => string;
}

/** Texts with a value in them. */
export const filledTexts: readonly FilledText[] = [
  { english: /^Create an? (.+) element$/, ours: (name = '') => `Añadir: ${inFormSpanish(name)}` },
  { english: /^Remove (.+)$/, ours: (name = '') => `Quitar: ${inFormSpanish(name)}` },
  { english: /^Expression for '(.+)'$/, ours: (key = '') => `Expresión de «${key}»` },
  { english: /^List contains (\d+) items?$/, ours: (count = '') => `En la lista: ${count}` },
  { english: /^Should be at least (.+?)\.?$/, ours: (least = '') => `Al menos ${least}.` },
  { english: /^Should be at most (.+?)\.?$/, ours: (most = '') => `Como mucho ${most}.` },
  {
    english: /^Should not contain more than (\d+) decimal digits\.?$/,
    ours: (digits = '') => `Como mucho ${digits} decimales.`,
  },
  { english: /^Minimum (\d+) columns are allowed$/, ours: (least = '') => `Al menos ${least} columnas` },
  { english: /^Maximum (\d+) columns are allowed$/, ours: (most = '') => `Como mucho ${most} columnas` },
  {
    english: /^New value exceeds the maximum of (\d+) columns per row$/,
    ours: (most = '') => `En una fila caben ${most} columnas`,
  },
  {
    english: /^Maximum (\d+) fields per row are allowed$/,
    ours: (most = '') => `En una fila caben ${most} campos`,
  },
];

/** A text of the editor in Spanish; one that it does not know (a name that somebody gave) stays as it is. */
export const inFormSpanish = (text: string): string => {
  const bare = text.trim();
  const fixed = formTexts[bare] ?? formTexts[bare.replace(/\.$/, '')];
  if (fixed !== undefined) return text.replace(bare, () => fixed);
  for (const { english, ours } of filledTexts) {
    const found = english.exec(bare);
    if (found) return ours(...found.slice(1));
  }
  return text;
};
