import type { FormWords } from './words';

export const SPANISH_CATEGORIES: FormWords['categories'] = {
  SUD_P2: {
    name: 'Registros de tratamiento por drogas y alcohol',
    means:
      'que usted está en tratamiento, sus citas, pruebas, medicinas y cómo le va. De programas que la ley federal protege.',
  },
  SUD_CN: {
    name: 'Notas de consejería sobre drogas y alcohol',
    means: 'lo que usted y un consejero hablaron en privado, en notas que se guardan aparte de su expediente.',
  },
  MH: {
    name: 'Registros de salud mental',
    means: 'su atención de salud mental, por qué la recibe, medicinas y citas.',
  },
  MH_PN: {
    name: 'Notas de terapia',
    means: 'lo que usted y un terapeuta hablaron en privado, en notas que se guardan aparte de su expediente.',
  },
  PHI: {
    name: 'Otros registros de salud',
    means: 'visitas al médico y al hospital, enfermedades, medicinas y pruebas.',
  },
  STI: {
    name: 'Registros sobre el VIH y otras infecciones sexuales',
    means: 'pruebas, resultados y atención. Incluso que usted se hizo una prueba.',
  },
  COMP: {
    name: 'Registros de competencia mental',
    means: 'exámenes de si usted podía participar en su caso judicial, y la atención para ayudarle a hacerlo.',
  },
  HMIS: {
    name: 'Registros de vivienda',
    means: 'noches en refugios, programas de vivienda y lo que necesita para tener un hogar.',
  },
  VSP: {
    name: 'Registros de servicios a víctimas',
    means: 'que usted pidió ayuda porque alguien le hizo daño, y qué ayuda recibió.',
  },
  CONV: { name: 'Condenas', means: 'delitos de los que un tribunal le declaró culpable.' },
  CURRENT: { name: 'Cargos abiertos', means: 'arrestos y cargos del último año que aún no se deciden.' },
  NONCONV: { name: 'Arrestos sin condena', means: 'arrestos y cargos viejos que no terminaron en condena.' },
  CJI: { name: 'Registros del FBI', means: 'lo que guardan sobre usted los archivos nacionales de la policía.' },
  JUV: {
    name: 'Registros de menor de edad',
    means: 'registros del tribunal y de la policía de antes de que usted tuviera 18 años.',
  },
  LE_CONTACT: {
    name: 'Encuentros con la policía y envíos al programa',
    means: 'cuándo la policía habló con usted y le envió a este programa.',
  },
  PROS_PUB: {
    name: 'Datos públicos del caso',
    means: 'fechas del tribunal, escritos y órdenes de arresto que cualquiera puede buscar.',
  },
  PROS_WP: { name: 'Notas de la fiscalía', means: 'las ideas y los planes de la propia fiscalía.' },
  PD_PRIV: {
    name: 'Lo que habla con su abogado',
    means: 'lo que usted y su defensor público dijeron o escribieron en privado.',
  },
  IDENT: {
    name: 'Su nombre y cómo encontrarle',
    means: 'nombre, fecha de nacimiento, teléfono y formas de hablar con usted.',
  },
  LOCATION: { name: 'Dónde está usted ahora', means: 'su refugio, su campamento o dónde le vieron por última vez.' },
  PROG: {
    name: 'Su lugar en el programa',
    means: 'que usted está en LEAD, si participa ahora y quién lleva su caso.',
  },
};
