// In Spanish a greeting ends with a colon, and quotation marks are «these».
const greeting =
  '{% if customer.name %}Hola, {{ customer.name }}:{% else %}Buenos días:{% endif %}';

const regards = `Un cordial saludo,
{{ member.name }}
{% if member.title %}
{{ member.title }}
{% endif %}`;

const about =
  '{% if inquiry.product %} sobre {{ inquiry.product }}' +
  '{% elsif inquiry.subject %} sobre «{{ inquiry.subject }}»{% endif %}';

export const spanish = {
  opening: `${greeting}

Soy {{ member.name }}{% if member.title %}, {{ member.title }}{% endif %}{% if member.region %}, responsable de {{ member.region }}{% endif %}. Recibimos la consulta que envió a {{ mailbox.address }}${about}, y a partir de ahora me ocuparé personalmente de ella.

{% if customer.company %}
Para preparar una oferta adecuada para {{ customer.company }}, ¿podría indicarme la cantidad que necesita, el lugar de entrega y la fecha prevista?
{% else %}
Para prepararle una oferta adecuada, ¿podría indicarme la cantidad que necesita, el lugar de entrega y la fecha prevista?
{% endif %}

Puede escribirme directamente a {{ member.address }} o, si lo prefiere, responder a este mensaje.

${regards}`,

  firstReply: `${greeting}

Gracias por su interés en {{ inquiry.product }}.

Estoy preparando su cotización. Para que se ajuste a sus necesidades desde el principio, ¿podría indicarme lo siguiente?

- La cantidad que necesita
- El puerto o lugar de entrega y las condiciones que prefiere (por ejemplo, FOB o CIF)
- Los requisitos de especificación, embalaje o certificados
- La fecha en que necesita la mercancía

Si algún dato aún no está definido, envíeme los que ya tenga y le haré una primera oferta con ellos.

${regards}`,

  holding: `${greeting}

Su consulta${about} está en mis manos. Estoy verificando los detalles con mis compañeros para darle una respuesta completa y correcta.

Tendrá noticias mías en un plazo de {{ hours }} horas. Si entretanto surge algo urgente, escríbame a {{ member.address }}.

Gracias por su paciencia.

${regards}`,
};
