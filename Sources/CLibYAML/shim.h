#ifndef REVIU_CLIBYAML_SHIM_H
#define REVIU_CLIBYAML_SHIM_H

#include <yaml.h>

#endif
