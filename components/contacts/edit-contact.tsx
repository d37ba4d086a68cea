"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { EditClientForm } from "@/components/clients/edit-client-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { changeContact } from "@/lib/contacts/browser";
import type { Contact } from "@/lib/contacts/schema";

export function EditContact({ contact }: { contact: Contact }) {
  const t = useTranslations("contacts.one");
  const ui = useTranslations("ui");
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t("edit")}
      </Button>
      <Dialog open={open} onClose={close} title={t("edit")} closeLabel={ui("close")}>
        <EditClientForm client={contact} send={changeContact} onDone={close} />
      </Dialog>
    </>
  );
}
