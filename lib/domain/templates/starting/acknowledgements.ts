const name = '{% if customer.name %}';
const signature = '{{ mailbox.name }}\n{{ mailbox.address }}';

/**
 * The first automatic answer, by language (BCP 47). Short; it promises the hours and nothing else, and repeats nothing of
 * what the customer wrote (RFC 3834 §3.2): whoever forged their address must not have us carry a text to them.
 */
export const acknowledgements: Record<string, string> = {
  en: `Hello${name} {{ customer.name }}{% endif %},

Thank you for your mail. It has reached us, and one of us will answer you personally {% if hours == 1 %}within an hour{% elsif hours %}within {{ hours }} hours{% else %}as soon as we can{% endif %}.

{% if quiet.until %}
You wrote while we were closed, so this confirmation comes only now.
{% endif %}

There is nothing you need to do. If you would like to add something, simply reply to this mail.

Kind regards,
${signature}

(This confirmation was sent automatically.)`,

  zh: `${name}{{ customer.name }}，您好！{% else %}您好！{% endif %}

感谢您的来信，我们已经收到。我们的同事会{% if hours %}在 {{ hours }} 小时内{% else %}尽快{% endif %}亲自回复您。

{% if quiet.until %}
您来信时我们正在休息，因此这封确认信现在才发出。
{% endif %}

您无需再做什么。如需补充，直接回复本邮件即可。

顺祝商祺！

${signature}

（这封确认信由系统自动发送。）`,

  es: `${name}Hola, {{ customer.name }}:{% else %}Buenos días:{% endif %}

Gracias por su mensaje. Lo hemos recibido, y una persona de nuestro equipo le responderá {% if hours == 1 %}en el plazo de una hora{% elsif hours %}en un plazo de {{ hours }} horas{% else %}lo antes posible{% endif %}.

{% if quiet.until %}
Nos escribió fuera de nuestro horario, por eso esta confirmación le llega ahora.
{% endif %}

No tiene que hacer nada más. Si desea añadir algo, responda simplemente a este correo.

Un cordial saludo,
${signature}

(Esta confirmación se ha enviado automáticamente.)`,

  de: `Guten Tag${name} {{ customer.name }}{% endif %},

vielen Dank für Ihre Nachricht. Sie ist bei uns angekommen, und jemand von uns antwortet Ihnen persönlich, {% if hours == 1 %}und zwar innerhalb einer Stunde{% elsif hours %}und zwar innerhalb von {{ hours }} Stunden{% else %}sobald es möglich ist{% endif %}.

{% if quiet.until %}
Sie haben uns außerhalb unserer Geschäftszeiten geschrieben, deshalb kommt diese Bestätigung erst jetzt.
{% endif %}

Sie brauchen nichts weiter zu tun. Wenn Sie etwas ergänzen möchten, antworten Sie einfach auf diese E-Mail.

Freundliche Grüße
${signature}

(Diese Bestätigung wurde automatisch versandt.)`,

  fr: `Bonjour${name} {{ customer.name }}{% endif %},

Merci pour votre message. Nous l’avons bien reçu, et l’un de nous vous répondra personnellement {% if hours == 1 %}dans l’heure{% elsif hours %}dans les {{ hours }} heures{% else %}dès que possible{% endif %}.

{% if quiet.until %}
Vous nous avez écrit en dehors de nos horaires, c’est pourquoi cette confirmation ne vous parvient que maintenant.
{% endif %}

Vous n’avez rien d’autre à faire. Si vous souhaitez ajouter quelque chose, répondez simplement à cet e-mail.

Cordialement,
${signature}

(Cette confirmation a été envoyée automatiquement.)`,

  pt: `Olá${name}, {{ customer.name }}{% endif %},

Agradecemos a sua mensagem. Já a recebemos, e um de nós responderá pessoalmente {% if hours == 1 %}em até uma hora{% elsif hours %}em até {{ hours }} horas{% else %}assim que possível{% endif %}.

{% if quiet.until %}
A sua mensagem chegou fora do nosso horário, por isso esta confirmação só segue agora.
{% endif %}

Não precisa fazer mais nada. Se quiser acrescentar algo, basta responder a este e-mail.

Atenciosamente,
${signature}

(Esta confirmação foi enviada automaticamente.)`,

  // The abbreviation spares the three forms that a number asks of the word for hours.
  ru: `Здравствуйте${name}, {{ customer.name }}{% endif %}!

Благодарим вас за письмо. Мы его получили, и наш сотрудник лично ответит вам {% if hours == 1 %}в течение часа{% elsif hours %}в течение {{ hours }} ч{% else %}в ближайшее время{% endif %}.

{% if quiet.until %}
Вы написали нам в нерабочее время, поэтому это подтверждение приходит только сейчас.
{% endif %}

От вас больше ничего не требуется. Если вы хотите что-то добавить, просто ответьте на это письмо.

С уважением,
${signature}

(Это подтверждение отправлено автоматически.)`,

  ar: `مرحبًا${name} {{ customer.name }}{% endif %}،

شكرًا لرسالتكم. لقد وصلتنا، وسيرد عليكم أحد أعضاء فريقنا شخصيًا {% if hours == 1 %}خلال ساعة واحدة{% elsif hours == 2 %}خلال ساعتين{% elsif hours > 10 %}خلال {{ hours }} ساعة{% elsif hours %}خلال {{ hours }} ساعات{% else %}في أقرب وقت ممكن{% endif %}.

{% if quiet.until %}
وصلت رسالتكم خارج أوقات عملنا، ولذلك يصلكم هذا التأكيد الآن.
{% endif %}

لا يلزمكم فعل أي شيء آخر. إذا رغبتم في إضافة شيء، يكفي الرد على هذه الرسالة.

مع أطيب التحيات،
${signature}

(أُرسل هذا التأكيد تلقائيًا.)`,

  ja: `${name}{{ customer.name }} 様{% else %}お客様{% endif %}

このたびはご連絡いただき、ありがとうございます。メールは確かに受け取りました。担当者より{% if hours %} {{ hours }} 時間以内に{% else %}できるだけ早く{% endif %}ご返信いたします。

{% if quiet.until %}
営業時間外にご連絡をいただいたため、この確認メールのお届けが今になりました。
{% endif %}

お手続きなどは必要ございません。補足がございましたら、このメールにそのままご返信ください。

どうぞよろしくお願いいたします。

${signature}

（この確認メールは自動で送信しています。）`,
};
