"""Answers of the city: to people who reported something that stays, and in the discussion of an idea."""

from __future__ import annotations

from beteiligung.moderation.models import Purpose
from beteiligung.moderation.seeds.module import SeedModule

KEEPS = (
    SeedModule(
        "keep-opinion",
        Purpose.KEEP,
        "Eine Meinung, kein Verstoß",
        {
            "de": "Wir haben den Beitrag gelesen. Darin steht eine Meinung. Man muss sie nicht teilen, aber sie verstößt "
            "nicht gegen das Gesetz und nicht gegen unsere Regeln. Deshalb bleibt der Beitrag stehen.",
            "en": "We have read the contribution. It states an opinion. Nobody has to share it, but it breaks neither "
            "the law nor our rules. So the contribution stays.",
            "tr": "İçeriği okuduk. İçinde bir görüş var. Bu görüşü paylaşmak zorunda değilsiniz, ama yasaya da "
            "kurallarımıza da aykırı değil. Bu yüzden içerik olduğu gibi kalıyor.",
            "ar": "لقد قرأنا المشاركة، وفيها رأي. لا يلزم أن يوافق عليه الجميع، لكنه لا يخالف القانون ولا قواعدنا. "
            "لذلك تبقى المشاركة كما هي.",
        },
    ),
    SeedModule(
        "keep-nobody-named",
        Purpose.KEEP,
        "Niemand ist zu erkennen",
        {
            "de": "Wir haben geprüft, ob der Beitrag private Angaben über jemanden enthält. Wir haben keine gefunden, an "
            "denen man einen Menschen erkennen kann. Deshalb bleibt er stehen. Meinen Sie eine bestimmte Stelle? Dann "
            "rufen Sie uns an: {telefon}.",
            "en": "We have checked whether the contribution holds private details about somebody. We found none by which "
            "a person can be recognised. So it stays. Do you mean a certain passage? Then call us: {telefon}.",
            "tr": "İçerikte birine ait özel bilgi olup olmadığını inceledik. Bir kişinin tanınmasını sağlayan bir bilgi "
            "bulmadık. Bu yüzden içerik olduğu gibi kalıyor. Metnin belirli bir kısmını mı kastediyorsunuz? O zaman bizi arayın: "
            "{telefon}.",
            "ar": "لقد تحققنا مما إذا كانت المشاركة تتضمن بيانات خاصة عن شخص ما، ولم نجد بيانات يمكن التعرف من خلالها على "
            "أحد. لذلك تبقى المشاركة كما هي. هل تقصدون جزءًا معينًا من النص؟ إذن اتصلوا بنا: {telefon}.",
        },
    ),
    SeedModule(
        "keep-changed",
        Purpose.KEEP,
        "Schon geändert",
        {
            "de": "Danke für Ihre Meldung. Die Person hat ihren Beitrag inzwischen selbst geändert. Was Sie gemeldet "
            "haben, steht nicht mehr darin. Deshalb mussten wir nichts mehr ändern.",
            "en": "Thank you for your report. The person has changed the contribution themselves in the meantime. What "
            "you reported is no longer there. So there was nothing left for us to change.",
            "tr": "Bildiriminiz için teşekkür ederiz. Kişi içeriği bu arada kendisi değiştirdi. Bildirdiğiniz şey artık "
            "orada yok. Bu yüzden bizim bir şey değiştirmemize gerek kalmadı.",
            "ar": "شكرًا لكم على بلاغكم. في هذه الأثناء عدّل المشاركةَ من كتبها، ولم يعد فيها ما أبلغتم عنه. "
            "لذلك لم تبق حاجة إلى أن نغير شيئًا.",
        },
    ),
)

ANSWERS = (
    SeedModule(
        "answer-when",
        Purpose.ANSWER,
        "Wie geht es weiter?",
        {
            "de": "Danke für die Nachfrage. Wir prüfen „{titel}“ noch. Jeden Schritt sehen Sie auf dieser Seite. Fragen "
            "beantworten wir auch am Telefon: {telefon}.",
            "en": "Thank you for asking. We are still looking into “{titel}”. You can see every step on this page. We "
            "also answer questions by phone: {telefon}.",
            "tr": "Sorduğunuz için teşekkür ederiz. “{titel}” fikrini hâlâ inceliyoruz. Her adımı bu sayfada "
            "görebilirsiniz. Sorularınızı telefonda da cevaplıyoruz: {telefon}.",
            "ar": "شكرًا على السؤال. ما زلنا ندرس «{titel}». يمكنكم رؤية كل خطوة في هذه الصفحة. "
            "ونجيب عن الأسئلة بالهاتف أيضًا: {telefon}.",
        },
    ),
    SeedModule(
        "answer-money",
        Purpose.ANSWER,
        "Wer entscheidet über das Geld?",
        {
            "de": "Über das Geld für {aktionsraum} entscheidet die Projektkonferenz vor Ort. Die Stimmen hier sind ein "
            "Rat, sie entscheiden nicht. Je mehr Menschen eine Idee unterstützen, desto besser sehen wir, was fehlt.",
            "en": "The local project meeting decides about the money for {aktionsraum}. The votes here are advice, "
            "they do not decide. The more people support an idea, the better we see what is missing.",
            "tr": "{aktionsraum} için ayrılan para hakkında mahalle proje toplantısı karar verir. Buradaki oylar bir tavsiyedir, "
            "karar vermez. Bir fikri ne kadar çok kişi desteklerse, neyin eksik olduğunu o kadar iyi görürüz.",
            "ar": "اجتماع المشاريع في الحي هو الذي يقرر بشأن المال المخصص لمنطقة العمل {aktionsraum}. الأصوات هنا رأي وليست "
            "قرارًا. كلما زاد عدد من يدعمون فكرة ما، رأينا بوضوح أكبر ما الذي ينقص.",
        },
    ),
    SeedModule(
        "answer-help",
        Purpose.ANSWER,
        "Wie kann ich mithelfen?",
        {
            "de": "Schön, dass Sie mithelfen möchten. Tippen Sie auf dieser Seite auf „Ich helfe mit“. Ihr Angebot sehen "
            "nur wir und die Person, die „{titel}“ vorgeschlagen hat.",
            "en": "It is good that you want to help. Tap “I will help” on this page. Only we and the person who proposed "
            "“{titel}” see your offer.",
            "tr": "Yardım etmek istemenize sevindik. Bu sayfada “Ben de yardım ederim” yazısına dokunun. Teklifinizi "
            "yalnızca biz ve “{titel}” fikrini öneren kişi görür.",
            "ar": "يسرنا أنكم تريدون المساعدة. اضغطوا في هذه الصفحة على «أريد أن أساعد». لا يرى عرضكم إلا نحن ومن اقترح "
            "«{titel}».",
        },
    ),
)
