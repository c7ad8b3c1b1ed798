import { SPANISH_CATEGORIES } from './spanishCategories';
import type { FormWords } from './words';

export const SPANISH: FormWords = {
  locale: 'es-US',
  titles: {
    TPO_SINGLE: 'Permiso para compartir información para su atención',
    ROI_MULTIPARTY: 'Permiso para compartir con los socios del programa',
    SUD_COUNSELING_NOTES: 'Permiso para compartir notas de consejería sobre drogas y alcohol',
    PSYCHOTHERAPY_NOTES: 'Permiso para compartir notas de terapia',
    LEGAL_PROCEEDINGS: 'Permiso para usar sus registros en un solo caso judicial',
    CJ_MONITORING_235: 'Permiso para informar al tribunal o a la fiscalía',
    VSP_RELEASE: 'Permiso para compartir registros de servicios a víctimas',
    HMIS_ROI: 'Permiso para compartir registros de vivienda',
    RESEARCH: 'Permiso para compartir con un estudio de investigación',
    STI_EXPRESS: 'Permiso para compartir registros sobre el VIH y otras infecciones sexuales',
  },
  about: {
    TPO_SINGLE:
      'Este formulario deja que sus equipos de salud compartan registros para atenderle, para cobrar y para hacer funcionar sus programas. Una sola firma vale para todas esas veces.',
    ROI_MULTIPARTY:
      'Este formulario deja que los grupos que usted elija trabajen en equipo. Comparten solo lo que usted marca y solo con los grupos que usted nombra.',
    SUD_COUNSELING_NOTES:
      'Son las notas privadas que un consejero de drogas o alcohol guarda aparte de su expediente. Este formulario trata de esas notas y de nada más.',
    PSYCHOTHERAPY_NOTES:
      'Son las notas privadas que un terapeuta guarda aparte de su expediente. Este formulario trata de esas notas y de nada más.',
    LEGAL_PROCEEDINGS:
      'Este formulario deja usar los registros de abajo en el único caso judicial que se nombra aquí. No hace nada más. Le conviene hablar antes con su abogado.',
    CJ_MONITORING_235:
      'Un tribunal o la fiscalía puso como condición de su caso que usted participe. Este formulario les deja saber cómo le va. Solo pueden usarlo para su caso.',
    VSP_RELEASE:
      'Este formulario deja que un programa para víctimas comparta lo que usted elija, por poco tiempo. Piense primero en su seguridad. Su defensora puede ayudarle.',
    HMIS_ROI:
      'Este formulario deja que los programas de vivienda compartan sus registros. Así no tiene que contar su historia otra vez en cada puerta.',
    RESEARCH:
      'Este formulario deja que un estudio use los registros que usted marca. Lo que el estudio publica nunca lleva su nombre.',
    STI_EXPRESS:
      'La ley del estado protege los registros sobre el VIH y otras infecciones sexuales. Se comparten solo si usted lo dice. Este formulario sirve para eso.',
  },
  categories: SPANISH_CATEGORIES,
  purposes: {
    TREAT: 'para atender su salud',
    HPAYMT: 'para pagar su atención',
    HOPERAT: 'para que un programa de salud funcione y mejore',
    DIVOPS: 'para ayudarle en el programa LEAD y trabajar en equipo',
    HLEGAL: 'para un caso judicial',
    AUDIT: 'para revisar que un programa cumple las reglas',
    HRESCH: 'para investigación',
    ETREAT: 'para atenderle en una emergencia',
    MANDATE: 'para cumplir lo que ordena una ley o un tribunal',
    PATRQT: 'porque usted lo pide',
  },
  events: {
    EXIT_FROM_INTERIM_HOUSING: 'usted deja la vivienda temporal',
    FINAL_DISPOSITION: 'su caso termina',
    END_OF_TREATMENT: 'su tratamiento termina',
    END_OF_STUDY: 'el estudio termina',
    INTAKE_COMPLETED: 'su ingreso al programa queda completo',
    PERMANENT_HOUSING: 'usted se muda a una vivienda estable',
  },
  treatingProviders: 'quienes atienden mi salud, mis seguros médicos y quienes ayudan a que estos programas funcionen',
  anyone: 'cualquier persona',
  headings: {
    who: 'De quién se trata',
    givers: 'Quién puede compartir',
    lines: 'Qué pueden compartir, con quién y para qué',
    meanings: 'Qué significan estas palabras',
    end: 'Cuánto dura',
    revoke: 'Usted puede retirar este permiso',
    refuse: 'Usted puede decir que no',
    again: '¿Se puede volver a compartir?',
    treatment: 'Registros de tratamiento por drogas y alcohol',
    sign: 'Firme aquí',
  },
  yourChoice: 'Usted decide. Lea este formulario o pida que se lo lean. Pregunte lo que no esté claro antes de firmar.',
  name: 'Nombre',
  birth: 'Fecha de nacimiento',
  page: 'Guarde una copia de este formulario.',
  givers: 'Estos grupos pueden compartir registros sobre usted:',
  lines: 'Cada cuadro de abajo es una decisión aparte.',
  line: 'Decisión',
  permits: 'SÍ, esto se puede compartir',
  denies: 'NO, esto no se puede compartir',
  receivers: 'Con',
  what: 'Qué',
  why: 'Para qué',
  from: 'Solo registros que guarda',
  dates: 'Solo servicios',
  since: 'desde el',
  upTo: 'hasta el',
  conditionBy: 'Pusieron como condición de su caso que usted participe:',
  matter: 'El caso judicial:',
  meanings: 'Un registro puede decir más de lo que parece. Esto es lo que hay en cada tipo:',
  startsAt: 'Empieza el',
  endsAt: 'Termina el',
  endsWhen: 'Termina cuando',
  endsNever: 'No tiene fecha final. Dura hasta que usted lo retire.',
  endsAtBlank: 'Termina en esta fecha o cuando pase esto:',
  afterDeath: 'Sigue valiendo después de su muerte.',
  revoke: [
    'Usted puede cambiar de opinión en cualquier momento. No tiene que decir por qué.',
    'Dígalo a quien lleva su caso, escriba a cualquiera de los grupos de arriba o hágalo en su propia cuenta. Puede retirar todo o solo una parte.',
    'Entonces se deja de compartir en segundos. Lo que ya se compartió no se puede recoger.',
  ],
  refuse: [
    'No tiene que firmar. Si dice que no, sigue en el programa y puede recibir ayuda.',
    'Pero los grupos quizás no puedan trabajar tan bien juntos. Tal vez tenga que contarle todo a cada uno.',
  ],
  refuseMore: {
    TPO_SINGLE:
      'Un programa de tratamiento puede pedirle que firme para poder cobrar. Si lo hace, debe decirle qué pasa si usted no firma.',
    CJ_MONITORING_235:
      'Si dice que no, el tribunal o la fiscalía que puso la condición puede seguir con su caso. Hable antes con su abogado.',
    HMIS_ROI: 'Ningún programa de vivienda puede rechazarle porque no firma.',
    VSP_RELEASE: 'Nadie puede obligarle a firmar esto para recibir servicios a víctimas.',
    RESEARCH: 'Su atención no cambia si dice que no al estudio.',
  },
  again: [
    'Los grupos que reciben sus registros deben cumplir la ley. La mayoría no puede pasarlos a otros si usted no está de acuerdo o si la ley no lo permite.',
    'Aun así, cuando un registro ya se compartió, algunas leyes quizás dejen de protegerlo.',
  ],
  againForTreatment:
    'Los equipos de salud y los seguros que reciben así sus registros pueden volver a compartirlos como lo permite la ley de privacidad de la salud (HIPAA). No pueden usarlos en un caso judicial contra usted.',
  treatment: [
    'Una ley federal (42 CFR Parte 2) protege estos registros. Nadie puede usarlos para acusarle de un delito ni en su contra en un tribunal, a menos que usted lo acepte en otro formulario o un juez lo ordene.',
    'Un permiso general para compartir registros de salud no basta para abrirlos. Cada vez que se comparten, va con ellos un aviso de esta ley.',
  ],
  lawfulBasis: 'su permiso por escrito (42 CFR 2.31, 45 CFR 164.508, RCW 70.02.030)',
  sign: 'Leí este formulario o me lo leyeron. Contestaron mis preguntas. Acepto lo que arriba está marcado con SÍ y digo que no a lo que está marcado con NO.',
  signedOn: 'Firmado el',
  blanks: {
    signature: 'Su firma',
    date: 'Fecha',
    representative: 'Firma de quien puede firmar por usted',
    relation: 'Por qué puede firmar por usted (madre, padre, tutor u otro)',
    witness: 'Testigo',
    interpreter: 'Intérprete',
    copy: 'Me dieron una copia de este formulario.',
  },
};
