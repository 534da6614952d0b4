const greeting = 'Hello{% if customer.name %} {{ customer.name }}{% endif %},';

const regards = `Best regards,
{{ member.name }}
{% if member.title %}
{{ member.title }}
{% endif %}`;

const about =
  '{% if inquiry.product %} about {{ inquiry.product }}' +
  '{% elsif inquiry.subject %} about “{{ inquiry.subject }}”{% endif %}';

export const english = {
  opening: `${greeting}

I am {{ member.name }}{% if member.title %}, {{ member.title }}{% endif %}{% if member.region %}, responsible for {{ member.region }}{% endif %}. We received the inquiry you sent to {{ mailbox.address }}${about}, and I will look after it personally from here on.

{% if customer.company %}
To prepare an offer that suits {{ customer.company }}, may I ask for the quantity you need, the place of delivery and the date you have in mind?
{% else %}
To prepare an offer that suits you, may I ask for the quantity you need, the place of delivery and the date you have in mind?
{% endif %}

You can reach me directly at {{ member.address }}, or simply answer this mail.

${regards}`,

  firstReply: `${greeting}

Thank you for your interest in {{ inquiry.product }}.

I am preparing your quotation. So that it fits from the start, could you let me know:

- the quantity you need
- the port or place of delivery, and the terms you prefer (for example FOB or CIF)
- any requirements on specification, packing or certificates
- the date by which you need the goods

If some of this is still open, tell me what you already know and I will send you a first offer on that basis.

${regards}`,

  holding: `${greeting}

Your inquiry${about} is with me. I am checking the details with my colleagues so that the answer you get is complete and correct.

You will hear from me within {{ hours }} hours. If something is urgent in the meantime, please write to me at {{ member.address }}.

Thank you for your patience.

${regards}`,
};
