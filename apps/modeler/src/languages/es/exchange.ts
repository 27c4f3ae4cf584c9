export const exchange = {
  export: 'Exportar',
  as: {
    bpmn: 'Diagrama (BPMN)',
    bundle: 'Diagrama, formularios y tablas (zip)',
    svg: 'Imagen (SVG)',
    png: 'Imagen (PNG)',
  },
  notDrawn: 'Se esperaba una imagen, pero este diagrama no se puede dibujar. Expórtalo como BPMN.',
  import: 'Importar un archivo',
  taken: 'El archivo ya es un borrador',
  cannotRun: 'No se ha dejado nada fuera. Una parte todavía no puede funcionar aquí:',
  open: 'Abrir el diagrama',
  notTaken: 'No se ha tomado el archivo',
  problem: {
    brokenXml: 'Se esperaba un archivo BPMN, pero su XML está roto. Vuelve a exportarlo donde se hizo.',
    brokenZip: 'Se esperaba un zip con un diagrama, pero no se puede abrir. Vuelve a comprimirlo.',
    encoding: 'Se esperaba texto en UTF-8, pero el archivo usa otra codificación. Guárdalo como UTF-8.',
    noDiagram:
      'Se esperaba un archivo .bpmn en el zip, pero no hay. Comprime el diagrama con sus formularios y tablas.',
    notBpmn: 'Se esperaba BPMN 2.0, pero el archivo contiene otra cosa. Expórtalo como BPMN 2.0 donde se hizo.',
    tooLarge: 'Se esperaban archivos de 4 MB como máximo y 16 MB en total, pero hay más. Divídelo.',
    tooMany: 'Se esperaban 100 archivos como máximo en el zip, pero hay más. Deja fuera lo que el proceso no usa.',
    twoDiagrams: 'Se esperaba un diagrama en el zip, pero hay varios. Comprime cada uno con lo suyo.',
    wrongKind: 'Se esperaba un archivo .bpmn, .xml o .zip, pero es de otro tipo. Elige el propio diagrama.',
  },
};
